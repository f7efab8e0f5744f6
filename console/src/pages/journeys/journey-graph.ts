import type { JourneyDetail } from '@hetang/contract/http/work';

export type JourneyStep = JourneyDetail['steps'][number];

/** A way from one line of the journey to the next that people take. */
export interface JourneyEdge {
  from: number;
  to: number;
  /** People who have gone this way. */
  people: number;
  /** Of those who came to where it begins, 0..1; null when nobody came. */
  share: number | null;
  /** Nothing held and the plan says nothing for that: straight on. */
  otherwise: boolean;
}

export interface JourneyGraph {
  nodes: JourneyStep[];
  edges: JourneyEdge[];
}

type Open = Omit<JourneyEdge, 'to'>;

/** People who ever came to a step: those who passed, those who are there, those whose way ended there. */
export function arrivedAt(step: JourneyStep): number {
  return step.passed + step.waiting + endedAt(step);
}

/** People whose way ended while they were at a step. */
export function endedAt(step: JourneyStep): number {
  return step.ended.reduce((sum, { count }) => sum + count, 0);
}

/** People lost at a step: their way ended there, neither by the goal nor because the plan ends it there. */
export function lostAt(step: JourneyStep): number {
  if (step.kind === 'end') return 0;
  return step.ended.reduce((sum, { reason, count }) => sum + (reason === 'goal' ? 0 : count), 0);
}

/** A share 0..1; null when there is nothing to share. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.min(1, part / whole);
}

/**
 * The steps as a graph: arms are nodes of their own below their branch, ways come together again after it, and a
 * branch without `else` has a way straight on. People on steps of earlier versions are not in it. Of the terms the
 * first is where people come in; the others are reached from every step, so no ways are drawn to them.
 */
export function journeyGraph(
  steps: readonly JourneyStep[],
  [entry, ...others]: readonly JourneyStep[] = [],
): JourneyGraph {
  const nodes = steps.filter((step) => step.kind !== 'older');
  const edges: JourneyEdge[] = [];
  let at = 0;

  const sequence = (depth: number, before: Open[]): Open[] => {
    let open = before;
    for (let step = nodes[at]; step?.depth === depth && step.kind !== 'arm'; step = nodes[at]) {
      at += 1;
      edges.push(...open.map((way) => ({ ...way, to: step.node })));
      open = waysFrom(step);
    }
    return open;
  };

  const waysFrom = (step: JourneyStep): Open[] => {
    if (step.kind === 'end') return [];
    if (step.kind !== 'branch' && step.kind !== 'split') return [wayOn(step, step.passed)];
    const open: Open[] = [];
    let taken = 0;
    let complete = step.kind === 'split';
    for (let arm = nodes[at]; arm?.kind === 'arm' && arm.depth === step.depth + 1; arm = nodes[at]) {
      at += 1;
      taken += arm.passed;
      complete ||= arm.outcome === 'else';
      edges.push({ ...wayOn(step, arm.passed), to: arm.node });
      open.push(...sequence(step.depth + 2, [wayOn(arm, arm.passed)]));
    }
    if (!complete) open.push({ ...wayOn(step, Math.max(0, step.passed - taken)), otherwise: true });
    return open;
  };

  const first = nodes[0];
  sequence(0, entry && first ? [wayOn(entry, arrivedAt(first))] : []);
  return { nodes: [...(entry ? [entry] : []), ...nodes, ...others], edges };
}

function wayOn(step: JourneyStep, people: number): Open {
  return { from: step.node, people, share: shareOf(people, arrivedAt(step)), otherwise: false };
}
