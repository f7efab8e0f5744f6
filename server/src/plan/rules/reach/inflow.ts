import { occasionOf } from '@hetang/contract/plan/kinds/journey-starts';
import type { Journey } from '@hetang/contract/plan/kinds/journeys';
import type { Plan } from '@hetang/contract/plan/registry';

const DAY_MS = 86_400_000;

/**
 * How many contacts a day are expected to begin a journey, or undefined where the plan does not say: the goal for its
 * event or stage, spread evenly over the time until its date, and no more than the codes let in. 预期流入
 */
export function inflowOf(plan: Plan, journey: Journey): number | undefined {
  const { event, where = {} } = occasionOf(journey.start);
  const targets = Object.values(plan.goals).flatMap((goal) => {
    const fits =
      (goal.metric === 'contacts-added' && event === 'contact.added') ||
      (goal.metric === 'stage-entered' && event === 'stage.entered' && goal.stage === where.stage) ||
      (goal.metric === 'event-count' && goal.event === event);
    return fits ? (perDay(plan, goal) ?? []) : [];
  });
  const expected = targets.length > 0 ? Math.max(...targets) : undefined;
  const ceiling = event === 'contact.added' ? ceilingOf(plan, where.code) : undefined;
  if (expected === undefined || ceiling === undefined) return expected ?? ceiling;
  return Math.min(expected, ceiling);
}

function perDay(plan: Plan, goal: { target: number; by: string }): number | undefined {
  const from = plan.meta.period?.from;
  if (from === undefined || goal.by < from) return undefined;
  return goal.target / ((Date.parse(goal.by) - Date.parse(from)) / DAY_MS + 1);
}

/** What the daily limits of the codes allow; undefined when one of them has none. */
function ceilingOf(plan: Plan, code: unknown): number | undefined {
  const codes = Object.entries(plan.codes).filter(([key]) => code === undefined || code === key);
  let total = 0;
  for (const [, { staff, 'daily-limit': limit }] of codes) {
    if (limit === undefined) return undefined;
    total += limit * staff.length;
  }
  return codes.length > 0 ? total : undefined;
}

/** The staff who can come to own the contacts of a journey: those of its code, else of any code, else everybody. */
export function ownersOf(plan: Plan, journey: Journey): string[] {
  const { where = {} } = occasionOf(journey.start);
  const codes = Object.entries(plan.codes).filter(([key]) => where.code === undefined || where.code === key);
  const named = new Set(codes.flatMap(([, { staff }]) => staff));
  return named.size > 0 ? [...named] : Object.keys(plan.staff);
}

/** A number for people, who need no more than two digits of an estimate. */
export function inShort(count: number): string {
  return count < 10 ? String(Math.round(count * 10) / 10) : String(Math.round(count));
}
