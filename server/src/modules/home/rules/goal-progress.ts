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

/** A share of the target that should be reached at an instant. */
interface Milestone {
  at: number;
  share: number;
}

/**
 * Share of the target that should be reached by now: straight from milestone to milestone, from nothing at the start
 * to all of it at the end; null before the first milestone of a plan without a beginning.
 */
export function dueShare(time: GoalTime, milestones: readonly Milestone[], now: number): number | null {
  const start = time.start === null ? [] : [{ at: time.start, share: 0 }];
  const way = [...start, ...milestones, { at: time.end, share: 1 }];
  const next = way.findIndex(({ at }) => at > now);
  if (next < 0) return 1;
  const [before, after] = [way[next - 1], way[next]];
  if (!after) return 1;
  if (!before) return time.start === null ? null : 0;
  return before.share + ((after.share - before.share) * (now - before.at)) / (after.at - before.at);
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
