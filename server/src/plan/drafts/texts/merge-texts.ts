import type { MergePart } from '@hetang/contract/http/plan-drafts';
import { type LineGap, lineGaps } from './line-gaps.ts';

/**
 * Brings two changes of one text together (three-way merge: S. Khanna, K. Kunal, B. Pierce, "A formal investigation of
 * diff3", 2007). Changes that touch or overlap are a conflict unless they are alike.
 */
export function mergeTexts(base: string, mine: string, theirs: string): MergePart[] {
  const lines = base.split('\n');
  const a = lineGaps(lines, mine.split('\n'));
  const b = lineGaps(lines, theirs.split('\n'));
  const parts: MergePart[] = [];
  let at = 0;
  for (const { from, to, mine: left, theirs: right } of meetings(a, b)) {
    if (from > at) parts.push(same(lines.slice(at, from)));
    parts.push(
      partOf(lines.slice(from, to), written(lines, left, from, to), written(lines, right, from, to)),
    );
    at = to;
  }
  if (at < lines.length) parts.push(same(lines.slice(at)));
  return parts;
}

/** The text that parts make, or null while a conflict is among them. */
export function mergedText(parts: readonly MergePart[]): string | null {
  if (parts.some(({ state }) => state === 'conflict')) return null;
  return parts.flatMap((part) => (part.state === 'theirs' ? part.theirs : part.mine)).join('\n');
}

interface Meeting {
  from: number;
  to: number;
  mine: LineGap[];
  theirs: LineGap[];
}

/** Stretches of the base, each with all changes of both sides that touch one another there. */
function meetings(mine: readonly LineGap[], theirs: readonly LineGap[]): Meeting[] {
  const all = [
    ...mine.map((gap) => ({ gap, side: 'mine' as const })),
    ...theirs.map((gap) => ({ gap, side: 'theirs' as const })),
  ].sort((a, b) => a.gap.from - b.gap.from || a.gap.to - b.gap.to);
  const found: Meeting[] = [];
  for (const { gap, side } of all) {
    let last = found.at(-1);
    if (!last || gap.from > last.to) {
      last = { from: gap.from, to: gap.to, mine: [], theirs: [] };
      found.push(last);
    }
    last[side].push(gap);
    last.to = Math.max(last.to, gap.to);
  }
  return found;
}

function written(lines: readonly string[], gaps: readonly LineGap[], from: number, to: number): string[] {
  const text: string[] = [];
  let at = from;
  for (const gap of gaps) {
    text.push(...lines.slice(at, gap.from), ...gap.fresh);
    at = gap.to;
  }
  return [...text, ...lines.slice(at, to)];
}

function same(lines: string[]): MergePart {
  return { state: 'same', base: lines, mine: lines, theirs: lines };
}

function partOf(base: string[], mine: string[], theirs: string[]): MergePart {
  const [old, left, right] = [base, mine, theirs].map((lines) => JSON.stringify(lines));
  if (left === right) return { state: 'alike', base, mine, theirs };
  if (right === old) return { state: 'mine', base, mine, theirs };
  if (left === old) return { state: 'theirs', base, mine, theirs };
  return { state: 'conflict', base, mine, theirs };
}
