import type { PlanChange } from '@hetang/contract/http/plan';
import { createColors } from 'picocolors';
import { type Io, pick } from './io.ts';

const verbs = {
  added: { zh: '新增', en: 'add', sign: '+' },
  changed: { zh: '修改', en: 'change', sign: '~' },
  removed: { zh: '删除', en: 'remove', sign: '-' },
} as const;

/** What a change prints. Without a server there is nobody to count. */
export type PrintedChange = Omit<PlanChange, 'details' | 'name'>;

/**
 * A diff in words: one line for each definition, below it one for each value that differs and the people it touches.
 * What goes away while it is in use is said loudly.
 */
export function printChanges(changes: readonly PrintedChange[], io: Io): void {
  const color = createColors(io.color);
  const paint = { added: color.green, changed: color.yellow, removed: color.red };
  for (const change of changes) {
    const verb = verbs[change.change];
    io.out(
      paint[change.change](`${verb.sign} ${verb[io.lang]} ${change.title}`) + color.dim(`  ${change.key}`),
    );
    for (const { label, before, after } of change.lines) io.out(`    ${label}${between(before, after, io)}`);
    for (const { text } of change.touches)
      io.out(change.loud ? color.red(`    ! ${pick(io, '正在使用：', 'in use: ')}${text}`) : `    · ${text}`);
  }
}

function between(before: string | null, after: string | null, io: Io): string {
  const colon = pick(io, '：', ': ');
  if (before === null) return `${colon}+ ${shown(after ?? '')}`;
  if (after === null) return `${colon}- ${shown(before)}`;
  return `${colon}${shown(before)} → ${shown(after)}`;
}

function shown(value: string): string {
  const line = value.replaceAll('\n', '⏎');
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
