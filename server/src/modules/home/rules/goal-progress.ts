import type { Goal } from '@hetang/contract/plan/kinds/goals';

/** Time that a goal has, in milliseconds since 1970: from the start of the plan to the end of its last day. */
export interface GoalTime {
  start: number | null;
  end: number;
}

/** Share of a goal's time that has passed, 0..1; null when the plan has no beginning. */
export function elapsedShare(time: GoalTime, now: number): number | null {
  if (time.start === null || time.end <= time.start) return null;
  return Math.min(1, Math.max(0, (now - time.start) / (time.end - time.start)));
}

/** Actual over target; may pass 1. */
export function reachedShare(actual: number | null, target: number): number | null {
  return actual === null ? null : actual / target;
}

/** What a goal without a name of its own is called: the name of its stage, or its key. */
export function goalName(key: string, goal: Goal, stageName: (stage: string) => string): string {
  if (goal.name) return goal.name;
  return goal.metric === 'stage-entered' ? stageName(goal.stage) : key;
}
