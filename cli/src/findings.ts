import { join } from 'node:path';
import type { Finding } from '@hetang/contract/http/plan';
import { createColors } from 'picocolors';
import { type Io, pick } from './io.ts';

/** A finding that a comment in the plan asks to ignore. */
export interface Suppressed {
  finding: Finding;
  reason: string;
}

interface Shown {
  /** Findings of severity `info` are counted, and printed only when asked for. */
  notes?: boolean;
  /** Those ignored in the plan, to be printed too; without it they are only counted. */
  suppressed?: readonly Suppressed[];
  ignored?: number;
}

/** Findings as `file:line:column severity code message`, each with its hint, and a last line that sums up. */
export function printFindings(
  findings: readonly Finding[],
  folder: string,
  io: Io,
  { notes = false, suppressed = [], ignored = suppressed.length }: Shown = {},
): void {
  const color = createColors(io.color);
  for (const finding of findings) if (notes || finding.severity !== 'info') printOne(finding, folder, io);
  for (const { finding, reason } of suppressed) {
    printOne(finding, folder, io);
    io.out(`    ${color.dim(pick(io, `已忽略：${reason}`, `ignored: ${reason}`))}`);
  }
  io.out(summaryOf(findings, { notes, ignored }, io));
}

function printOne(finding: Finding, folder: string, io: Io): void {
  const color = createColors(io.color);
  const paint = { error: color.red, warning: color.yellow, info: color.cyan }[finding.severity];
  const place = `${join(folder, finding.file)}:${finding.line}:${finding.column}`;
  io.out(`${place} ${paint(finding.severity)} ${color.dim(finding.code)} ${finding.message}`);
  if (finding.hint) io.out(`    ${color.dim(finding.hint)}`);
}

/** `2 errors, 1 warning …`; what is not printed is counted with the option that prints it. */
function summaryOf(findings: readonly Finding[], shown: { notes: boolean; ignored: number }, io: Io): string {
  const count = (severity: Finding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const [errors, warnings, infos] = [count('error'), count('warning'), count('info')];
  const clean = errors + warnings === 0;
  const color = createColors(io.color);
  const main = clean
    ? color.green(pick(io, '没有发现问题', 'No problems found'))
    : pick(io, `${errors} 个错误，${warnings} 个警告`, `${errors} errors, ${warnings} warnings`);
  const asides = [
    ...(infos > 0
      ? [pick(io, `${infos} 条说明`, `${infos} notes`) + (shown.notes ? '' : ' (hetang lint --notes)')]
      : []),
    ...(shown.ignored > 0
      ? [
          pick(io, `忽略 ${shown.ignored} 处`, `${shown.ignored} ignored`) +
            ' (hetang lint --show-suppressed)',
        ]
      : []),
  ];
  return [main, ...asides].join(pick(io, '，', ', '));
}
