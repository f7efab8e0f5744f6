import type { Code } from '@hetang/contract/plan/kinds/codes';
import type { Plan } from '@hetang/contract/plan/registry';
import { isWithin, type LocalTime, localTime } from './local-time.ts';

/** What is known of staff beside the plan, at one moment. */
export interface StaffFacts {
  /** The day of the counts, in the plan's zone; on any other day nobody has taken anyone. */
  day: string;
  /** Who takes nobody by own wish; without end when `until` is null. */
  paused: ReadonlyMap<string, Date | null>;
  departed: ReadonlySet<string>;
  /** New friends of the day, by member of staff. */
  addedToday: ReadonlyMap<string, number>;
  /** Those of one code, by `codeStaffKey`. */
  addedByCode: ReadonlyMap<string, number>;
}

/** Where the new friends of one member by one code are counted. */
export function codeStaffKey(code: string, staff: string): string {
  return `${code}\u0000${staff}`;
}

/** Why a member does not take anybody, gravest first; `off-hours` is at home, and can be added all the same. */
export type Hindrance = 'departed' | 'paused' | 'away' | 'day-limit' | 'code-limit' | 'off-hours';

/** The moment that is asked about. */
export interface At {
  now: Date;
  local: LocalTime;
}

/** An instant with what clocks in the plan's zone show then. */
export function momentOf(plan: Plan, now: Date): At {
  return { now, local: localTime(now, plan.meta.timezone) };
}

/** What keeps a member of staff from taking people by this code; null when nothing does. */
export function hindranceOf(
  plan: Plan,
  code: { key: string; spec: Code },
  staff: string,
  { facts, at }: { facts: StaffFacts; at: At },
): Hindrance | null {
  const state = staffState(plan, staff, { facts, at });
  if (state !== 'taking' && state !== 'off-hours') return state;
  const perCode = code.spec['daily-limit'];
  const byCode = facts.addedByCode.get(codeStaffKey(code.key, staff)) ?? 0;
  if (facts.day === at.local.day && perCode !== undefined && byCode >= perCode) return 'code-limit';
  return state === 'off-hours' ? state : null;
}

/** Whether a member of staff takes people at that moment, whatever the code; gravest reason first. */
export function staffState(
  plan: Plan,
  staff: string,
  { facts, at }: { facts: StaffFacts; at: At },
): Exclude<Hindrance, 'code-limit'> | 'taking' {
  const member = Object.hasOwn(plan.staff, staff) ? plan.staff[staff] : undefined;
  if (!member || facts.departed.has(staff)) return 'departed';
  if (isPaused(facts, staff, at.now)) return 'paused';
  if (absenceOf(plan, staff, at.local.day)) return 'away';
  const perDay = member.capacity?.['adds-per-day'];
  const added = facts.day === at.local.day ? (facts.addedToday.get(staff) ?? 0) : 0;
  if (perDay !== undefined && added >= perDay) return 'day-limit';
  return member.works && !member.works.some((hours) => isWithin(hours, at.local)) ? 'off-hours' : 'taking';
}

/** Whether a member of staff has stopped taking people. */
function isPaused(facts: Pick<StaffFacts, 'paused'>, staff: string, now: Date): boolean {
  const until = facts.paused.get(staff);
  return until !== undefined && (until === null || until > now);
}

/** The absence of a member on a day, as the plan has it. */
export function absenceOf(plan: Plan, staff: string, day: string) {
  const member = Object.hasOwn(plan.staff, staff) ? plan.staff[staff] : undefined;
  return member?.away?.find((absence) => absence.from <= day && day <= absence.to);
}
