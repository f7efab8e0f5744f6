import type { Plan } from '@hetang/contract/plan/registry';
import { addDays, dayIn, instantAt } from '../../../kernel/zone.ts';
import { type DesiredCode, type Duty, desiredCode } from './desired-code.ts';
import type { StaffFacts } from './hindrance.ts';
import { minuteOf } from './local-time.ts';

/** Every rota repeats after a week. */
const DAYS_AHEAD = 8;

/** When a code will be something else, if nobody adds, stops or changes anything before; null within eight days. */
export function nextChange(
  plan: Plan,
  key: string,
  { facts, now }: { facts: StaffFacts; now: Date },
): { at: Date; code: DesiredCode; duty: Duty } | null {
  const current = desiredCode(plan, key, { facts, now });
  if (!current) return null;
  for (const at of momentsOfChange(plan, key, { facts, now })) {
    const then = desiredCode(plan, key, { facts, now: at });
    if (then && !isSame(then.code, current.code)) return { at, ...then };
  }
  return null;
}

function isSame(a: DesiredCode, b: DesiredCode): boolean {
  return a.skipVerify === b.skipVerify && a.userids.join() === b.userids.join();
}

/** All moments at which something may become different by the clock alone, in order. */
function momentsOfChange(plan: Plan, key: string, { facts, now }: { facts: StaffFacts; now: Date }): Date[] {
  const minutes = boundaries(plan, key);
  const today = dayIn(now, plan.meta.timezone);
  const last = instantAt(addDays(today, DAYS_AHEAD), 0, plan.meta.timezone);
  const byClock = Array.from({ length: DAYS_AHEAD }, (_, ahead) => addDays(today, ahead)).flatMap((day) =>
    minutes.map((minute) => instantAt(day, minute, plan.meta.timezone)),
  );
  const byPause = [...facts.paused.values()].flatMap((until) => until ?? []);
  return [...byClock, ...byPause]
    .filter((at) => at > now && at <= last)
    .sort((a, b) => a.getTime() - b.getTime());
}

/** Minutes of the day at which shifts, work or accepting begin and end; midnight for limits and absences. */
function boundaries(plan: Plan, key: string): number[] {
  const code = plan.codes[key];
  const shifts = code?.shifts ?? [];
  const named = [...(code?.staff ?? []), ...shifts.flatMap((shift) => shift.staff), ...(code?.backup ?? [])];
  const standIns = named.flatMap((staff) =>
    (plan.staff[staff]?.away ?? []).flatMap((one) => one['stand-in'] ?? []),
  );
  const works = [...new Set([...named, ...standIns])].flatMap((staff) => plan.staff[staff]?.works ?? []);
  const accepts = code?.['auto-accept'] ? [code['auto-accept']] : [];
  const times = [...shifts, ...works, ...accepts].flatMap(({ from, to }) => [minuteOf(from), minuteOf(to)]);
  return [...new Set([0, ...times.map((minute) => minute % 1440)])].sort((a, b) => a - b);
}
