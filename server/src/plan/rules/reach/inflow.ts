import type { Code } from '@hetang/contract/plan/kinds/codes';
import type { Goal } from '@hetang/contract/plan/kinds/goals';
import { occasionOf } from '@hetang/contract/plan/kinds/journey-starts';
import type { Journey } from '@hetang/contract/plan/kinds/journeys';
import type { Plan } from '@hetang/contract/plan/registry';
import { perPlan } from '../shared/by-definition.ts';

const DAY_MS = 86_400_000;

/**
 * How many contacts a day are expected to begin a journey, or undefined where the plan does not say: the goal for its
 * event or stage, spread evenly over the time until its date, and no more than the codes let in. 预期流入
 */
export function inflowOf(plan: Plan, journey: Journey): number | undefined {
  const { event, where = {} } = occasionOf(journey.start);
  const expected = goalsByEvent(plan).get(
    event === 'stage.entered' ? `${event} ${String(where.stage)}` : event,
  );
  const ceiling = event === 'contact.added' ? codesOf(plan).ceiling(where.code) : undefined;
  if (expected === undefined || ceiling === undefined) return expected ?? ceiling;
  return Math.min(expected, ceiling);
}

/** The staff who can come to own the contacts of a journey: those of its code, else of any code, else everybody. */
export function ownersOf(plan: Plan, journey: Journey): readonly string[] {
  return codesOf(plan).owners(occasionOf(journey.start).where?.code);
}

/** By event, and by stage, how often a day the most ambitious goal wants it. */
const goalsByEvent = perPlan((plan) => {
  const most = new Map<string, number>();
  for (const goal of Object.values(plan.goals)) {
    const event = eventOf(goal);
    const daily = event === undefined ? undefined : perDay(plan, goal);
    if (event !== undefined && daily !== undefined) most.set(event, Math.max(daily, most.get(event) ?? 0));
  }
  return most;
});

function eventOf(goal: Goal): string | undefined {
  if (goal.metric === 'contacts-added') return 'contact.added';
  if (goal.metric === 'stage-entered') return `stage.entered ${goal.stage}`;
  return goal.metric === 'event-count' ? goal.event : undefined;
}

function perDay(plan: Plan, goal: Goal): number | undefined {
  const from = plan.meta.period?.from;
  if (from === undefined || goal.by < from) return undefined;
  return goal.target / ((Date.parse(goal.by) - Date.parse(from)) / DAY_MS + 1);
}

/** What the codes of a plan let in and who gets it; for one code, or for all when none is named. */
const codesOf = perPlan((plan) => {
  const everybody = Object.keys(plan.staff);
  const all = [...new Set(Object.values(plan.codes).flatMap(({ staff }) => staff))];
  const ceilings = Object.values(plan.codes).map(ceilingOf);
  const total = ceilings.reduce<number | undefined>(
    (sum, one) => (sum === undefined || one === undefined ? undefined : sum + one),
    ceilings.length > 0 ? 0 : undefined,
  );
  const named = (code: unknown): Code | undefined =>
    typeof code === 'string' && Object.hasOwn(plan.codes, code) ? plan.codes[code] : undefined;
  return {
    ceiling(code: unknown): number | undefined {
      const one = named(code);
      return one ? ceilingOf(one) : code === undefined ? total : undefined;
    },
    owners(code: unknown): readonly string[] {
      const staff = code === undefined ? all : (named(code)?.staff ?? []);
      return staff.length > 0 ? staff : everybody;
    },
  };
});

/** New friends a day; undefined when the code has no limit. */
function ceilingOf({ staff, 'daily-limit': limit }: Code): number | undefined {
  return limit === undefined ? undefined : limit * staff.length;
}

/** A number for people, who need no more than two digits of an estimate. */
export function inShort(count: number): string {
  return count < 10 ? String(Math.round(count * 10) / 10) : String(Math.round(count));
}
