import type { JourneyEdge } from '../journey-graph.ts';
import { armAt, type Place, placeOf, type Steps, stepAt } from './edit-steps.ts';
import type { OutlineLine } from './outline.ts';

/** Where a step goes that is put in on a way of the drawing; null for a way into an arm, on which nothing can stand. */
export function placeOnEdge(
  steps: Steps,
  lines: readonly OutlineLine[],
  { from, to, otherwise }: Pick<JourneyEdge, 'from' | 'to' | 'otherwise'>,
): Place | null {
  const start = lines.find(({ node }) => node === from);
  if (!start || lines.find(({ node }) => node === to)?.kind === 'arm') return null;
  if (start.kind === 'arm') return insideOf(steps, start);
  const step = stepAt(steps, start.path);
  if (otherwise && step && 'branch' in step)
    return { list: [...start.path, 'branch', step.branch.length, 'else'], at: 0 };
  return after(start);
}

/** The beginning of an arm. */
export function insideOf(steps: Steps, { path }: OutlineLine): Place {
  const arm = armAt(steps, path);
  return { list: [...path, arm && 'else' in arm ? 'else' : 'do'], at: 0 };
}

export function after({ path }: OutlineLine): Place {
  const { list, at } = placeOf(path);
  return { list, at: at + 1 };
}
