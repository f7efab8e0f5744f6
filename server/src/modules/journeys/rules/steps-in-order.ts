import type { Step } from '@hetang/contract/plan/kinds/journey-steps';

/** The steps of a journey with those inside them, in reading order: the n-th has the engine's number n. */
export function stepsInOrder(steps: readonly Step[]): Step[] {
  return steps.flatMap((step) => [step, ...insideOf(step).flatMap(stepsInOrder)]);
}

function insideOf(step: Step): (readonly Step[])[] {
  if ('branch' in step) return step.branch.map((arm) => ('else' in arm ? arm.else : arm.do));
  if ('split' in step) return step.split.map((arm) => arm.do);
  return [];
}
