import type { Code } from '@hetang/contract/plan/kinds/codes';
import type { Plan } from '@hetang/contract/plan/registry';
import { absenceOf, type Hindrance, hindranceOf, momentOf, type StaffFacts } from './hindrance.ts';
import { isBetween, isWithin, localTime } from './local-time.ts';

/** Members that one code of the platform takes. */
const MOST_MEMBERS = 100;

/**
 * How those behind a code were chosen. `duty`: as the rota has it. `backup`: nobody on duty can take people.
 * `off-hours`: nobody at all is at work. `over-limit`: only those are left who have reached their limits.
 * `nobody`: all are away or have stopped; the platform keeps no code without members.
 */
export type DutyLevel = 'duty' | 'backup' | 'off-hours' | 'over-limit' | 'nobody';

/** A live code as plan, staff and hour want it. */
export interface DesiredCode {
  /** Platform ids of the members who are added by it. */
  userids: string[];
  /** For the console of the platform; cut there to 30 characters. */
  remark: string;
  skipVerify: boolean;
  /** An acquisition link, which has an address and no picture. */
  isLink?: true;
}

/** Who is behind a code and why. */
export interface Duty {
  level: DutyLevel;
  /** Staff keys of those who are added by it. */
  on: string[];
  /** All others of the code, and what keeps them from it; null for those whose shift it is not. */
  off: Map<string, Hindrance | null>;
}

/** What a code or link that adds staff should be now; null for codes of groups. */
export function desiredCode(
  plan: Plan,
  key: string,
  known: { facts: StaffFacts; now: Date },
): { code: DesiredCode; duty: Duty } | null {
  const spec = plan.codes[key];
  if (!spec || spec.kind === 'group-code') return null;
  const duty = dutyOf(plan, { key, spec }, known);
  const local = localTime(known.now, plan.meta.timezone);
  const acceptsNow = spec['auto-accept'] === undefined || isBetween(spec['auto-accept'], local);
  // Whoever comes above the limits is accepted by hand or not at all.
  const withinLimits = duty.level !== 'over-limit' && duty.level !== 'nobody';
  return {
    code: {
      userids: [...new Set(duty.on.flatMap((staff) => plan.staff[staff]?.wecom ?? []))],
      remark: spec.remark ?? spec.name,
      skipVerify: spec['skip-verify'] && acceptsNow && withinLimits,
      ...(spec.kind === 'acquisition-link' ? { isLink: true } : {}),
    },
    duty,
  };
}

type Fit = (hindrance: Hindrance | null) => boolean;

const isFree: Fit = (hindrance) => hindrance === null;
const canBeAdded: Fit = (hindrance) => hindrance === null || hindrance === 'off-hours';
const isThere: Fit = (hindrance) =>
  canBeAdded(hindrance) || hindrance === 'day-limit' || hindrance === 'code-limit';
const isEmployed: Fit = (hindrance) => hindrance !== 'departed';

function dutyOf(
  plan: Plan,
  code: { key: string; spec: Code },
  { facts, now }: { facts: StaffFacts; now: Date },
): Duty {
  const at = momentOf(plan, now);
  const { local } = at;
  const withStandIns = (staff: readonly string[]): string[] => standIns(plan, staff, local.day);
  const rota = withStandIns(rotaOf(code.spec, (shift) => isWithin(shift, local)));
  const backup = withStandIns(code.spec.backup ?? []);
  const all = [...new Set([...rota, ...withStandIns(everybody(code.spec)), ...everybody(code.spec)])];
  const hindrances = new Map(all.map((staff) => [staff, hindranceOf(plan, code, staff, { facts, at })]));
  const those = (staff: readonly string[], fit: Fit): string[] =>
    staff.filter((one) => fit(hindrances.get(one) ?? null)).slice(0, MOST_MEMBERS);
  const choices: [DutyLevel, string[]][] = [
    ['duty', those(rota, isFree)],
    ['backup', those(backup, isFree)],
    ['backup', those(backup, canBeAdded)],
    ['off-hours', those(all, canBeAdded)],
    ['over-limit', those(all, isThere)],
    ['nobody', those(all, isEmployed)],
    ['nobody', all.slice(0, MOST_MEMBERS)],
  ];
  const [level, on] = choices.find(([, staff]) => staff.length > 0) ?? ['nobody', []];
  const off = all.filter((staff) => !on.includes(staff));
  return { level, on, off: new Map(off.map((staff) => [staff, hindrances.get(staff) ?? null])) };
}

/** Whose turn it is: those of the shifts now, or everybody where there are none. */
function rotaOf(spec: Code, isNow: (shift: NonNullable<Code['shifts']>[number]) => boolean): string[] {
  const staff = spec.shifts ? spec.shifts.filter(isNow).flatMap((shift) => shift.staff) : spec.staff;
  return [...new Set(staff)];
}

/** All whom the code names, backup last. */
function everybody(spec: Code): string[] {
  const shifts = (spec.shifts ?? []).flatMap((shift) => shift.staff);
  return [...new Set([...spec.staff, ...shifts, ...(spec.backup ?? [])])];
}

/** With the stand-in in the place of who is away. */
function standIns(plan: Plan, staff: readonly string[], day: string): string[] {
  return [...new Set(staff.map((one) => absenceOf(plan, one, day)?.['stand-in'] ?? one))];
}
