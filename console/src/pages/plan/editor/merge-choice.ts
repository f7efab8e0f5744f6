import type { MergePart } from '@hetang/contract/http/plan-drafts';

export type Side = 'mine' | 'theirs' | 'both';

/** The text of merged parts with a side chosen for each conflict, by its place; null while one is open. */
export function chosenText(
  parts: readonly MergePart[],
  sides: Readonly<Record<number, Side>>,
): string | null {
  const lines: string[] = [];
  for (const [at, part] of parts.entries()) {
    const side = part.state === 'conflict' ? sides[at] : part.state === 'theirs' ? 'theirs' : 'mine';
    if (side === undefined) return null;
    if (side !== 'theirs') lines.push(...part.mine);
    if (side !== 'mine') lines.push(...part.theirs);
  }
  return lines.join('\n');
}
