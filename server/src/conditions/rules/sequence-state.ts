import { type KeptStep, matchesWhere } from './counter-key.ts';

/** The place of an event in a contact's history: by time, then as the log has it. Time is in milliseconds. */
export interface Place {
  at: number;
  part: number;
  seq: number;
}

/** An event that can be a step of a sequence: bit `i` of `steps` says that it can be step `i`. */
export interface Occurrence extends Place {
  steps: number;
}

/**
 * How far a sequence has come: for each step when the latest match of the steps up to it ended, null before the first.
 * The latest is enough: whatever comes next is at least as close to it as to any earlier one.
 */
export type Ends = (number | null)[];

/** Whether one place comes before another. */
export function isBefore(a: Place, b: Place): boolean {
  if (a.at !== b.at) return a.at < b.at;
  return a.part === b.part ? a.seq < b.seq : a.part < b.part;
}

/** Which steps an event can be; 0 for none. */
export function stepsMatched(
  steps: readonly KeptStep[],
  event: { name: string; props: Record<string, unknown> },
): number {
  let mask = 0;
  for (const [i, step] of steps.entries())
    if (step.event === event.name && matchesWhere(event.props, step.where)) mask |= 1 << i;
  return mask;
}

/** Before anything happened. */
export function noEnds(steps: readonly KeptStep[]): Ends {
  return steps.map(() => null);
}

/** Takes the next occurrence of a history in order. From the last step to the first: no event is two steps. */
export function takeOccurrence(
  ends: Ends,
  steps: readonly KeptStep[],
  { at, steps: mask }: Occurrence,
): void {
  for (let i = steps.length - 1; i >= 0; i--) {
    if ((mask & (1 << i)) !== 0 && follows(ends, steps, i, at)) ends[i] = at;
  }
}

function follows(ends: Ends, steps: readonly KeptStep[], i: number, at: number): boolean {
  if (i === 0) return true;
  const before = ends[i - 1] ?? null;
  const gap = steps[i]?.gap ?? null;
  return before !== null && (gap === null || at - before <= gap);
}

/** How far a whole history has come, whatever the order it is given in. */
export function endsOf(steps: readonly KeptStep[], history: readonly Occurrence[]): Ends {
  const ends = noEnds(steps);
  const inOrder = [...history].sort((a, b) => (isBefore(a, b) ? -1 : 1));
  for (const one of inOrder) takeOccurrence(ends, steps, one);
  return ends;
}
