import type { JourneyDetail } from '@hetang/contract/http/work';
import { endedAt, type JourneyStep } from './journey-graph.ts';

/** What holds for a journey as a whole: how people come in, what it is for, what takes them out at any step. */
export type TermKind = 'entry' | 'goal' | 'leave';

// Far from the numbers of steps (0 and up) and of arms (just below 0), and short enough for the address.
const NODES: Record<TermKind, number> = { entry: -900_001, goal: -900_002, leave: -900_003 };
/** What the engine notes of a way that ended so. */
const REASONS = { goal: 'goal', leave: 'left' } as const;

export function termKindOf({ node }: Pick<JourneyStep, 'node'>): TermKind | null {
  if (node === NODES.entry) return 'entry';
  if (node === NODES.goal) return 'goal';
  return node === NODES.leave ? 'leave' : null;
}

/** The reason by which ways end at a term; undefined for the entry, where they end by any. */
export function reasonOf(kind: TermKind): string | undefined {
  return kind === 'entry' ? undefined : REASONS[kind];
}

/** The terms as nodes beside the steps: who came in on these steps, who reached the goal, who left by the condition. */
export function journeyTerms({
  start,
  goal,
  leave,
  steps,
}: Pick<JourneyDetail, 'start' | 'goal' | 'leave' | 'steps'>): JourneyStep[] {
  const own = steps.filter(({ kind }) => kind !== 'older');
  const ended = new Map<string, number>();
  for (const { reason, count } of own.flatMap((step) => step.ended)) {
    ended.set(reason, (ended.get(reason) ?? 0) + count);
  }
  const waiting = own.reduce((sum, step) => sum + step.waiting, 0);
  const endings = [...ended].map(([reason, count]) => ({ reason, count }));
  const term = (kind: TermKind, label: string | null): JourneyStep[] =>
    label === null
      ? []
      : [
          {
            node: NODES[kind],
            kind,
            depth: 0,
            label,
            waiting: kind === 'entry' ? waiting : 0,
            passed: 0,
            ended: endings.filter(({ reason }) => kind === 'entry' || reason === REASONS[kind]),
            outcome: null,
            definition: null,
          },
        ];
  return [...term('entry', start), ...term('goal', goal), ...term('leave', leave)];
}

/** People who came in, whether they are under way or not. */
export function enteredOf(terms: readonly JourneyStep[]): number {
  const entry = terms.find((term) => termKindOf(term) === 'entry');
  return entry ? entry.waiting + endedAt(entry) : 0;
}
