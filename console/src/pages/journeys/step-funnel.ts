import { arrivedAt, type JourneyStep, lostAt, shareOf } from './journey-graph.ts';

export interface StepFunnelRow {
  node: number;
  kind: JourneyStep['kind'];
  label: string;
  depth: number;
  came: number;
  /** Of those who came to the first step, 0..1; null when nobody did. */
  share: number | null;
  here: number;
  lost: number;
  /** Of those who came to this step. */
  lostShare: number | null;
}

/** How many come to each step of one version and are lost there; people on steps of other versions are left out. */
export function stepFunnel(steps: readonly JourneyStep[]): StepFunnelRow[] {
  const own = steps.filter(({ kind }) => kind !== 'older');
  const first = own[0] ? arrivedAt(own[0]) : 0;
  return own.map((step) => {
    const came = arrivedAt(step);
    const lost = lostAt(step);
    return {
      node: step.node,
      kind: step.kind,
      label: step.label,
      depth: step.depth,
      came,
      share: shareOf(came, first),
      here: step.waiting,
      lost,
      lostShare: lost === 0 ? null : shareOf(lost, came),
    };
  });
}
