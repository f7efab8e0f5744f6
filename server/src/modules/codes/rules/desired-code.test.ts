import { type Code, codeSchema } from '@hetang/contract/plan/kinds/codes';
import { type Staff, staffSchema } from '@hetang/contract/plan/kinds/staff';
import { emptyPlan, type Plan } from '@hetang/contract/plan/registry';
import { weekdays } from '@hetang/contract/plan/values';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayIn } from '../../../kernel/zone.ts';
import { desiredCode } from './desired-code.ts';
import { codeStaffKey, type StaffFacts } from './hindrance.ts';
import { isWithin, localTime } from './local-time.ts';
import { nextChange } from './next-change.ts';

const ZONE = 'Asia/Shanghai';
/** A Monday, 10:00 in Shanghai. */
const MONDAY = new Date('2026-03-02T02:00:00Z');
const HOUR = 3_600_000;
const later = (hours: number) => new Date(MONDAY.getTime() + hours * HOUR);

const nothingKnown = (now: Date): StaffFacts => ({
  day: dayIn(now, ZONE),
  paused: new Map(),
  departed: new Set(),
  addedToday: new Map(),
  addedByCode: new Map(),
});

function planOf(code: object, staff: Record<string, object> = {}): Plan {
  const plan = emptyPlan({ plan: 'test', name: '测试', timezone: ZONE });
  for (const key of ['lin', 'zhou', 'gao'])
    plan.staff[key] = staffSchema.parse({ name: key, wecom: `u-${key}`, ...staff[key] });
  plan.codes.site = codeSchema.parse({ name: '官网', ...code });
  return plan;
}

function at(plan: Plan, now: Date, facts: Partial<StaffFacts> = {}) {
  const wish = desiredCode(plan, 'site', { facts: { ...nothingKnown(now), ...facts }, now });
  if (!wish) throw new Error('no code');
  return { ...wish.code, level: wish.duty.level, off: Object.fromEntries(wish.duty.off) };
}

const DAY_SHIFT = { on: [...weekdays], from: '09:00', to: '18:00', staff: ['lin'] };
const NIGHT_SHIFT = { on: ['mon'], from: '18:00', to: '09:00', staff: ['zhou'] };

describe('who is behind a code', () => {
  it('are those of the shift; a night belongs to the day it begins on', () => {
    const plan = planOf({ shifts: [DAY_SHIFT, NIGHT_SHIFT], backup: ['gao'] });
    expect(at(plan, MONDAY)).toMatchObject({
      userids: ['u-lin'],
      level: 'duty',
      off: { zhou: null, gao: null },
    });
    expect(at(plan, later(10)).userids).toEqual(['u-zhou']);
    expect(at(plan, later(22)).userids).toEqual(['u-zhou']); // Tuesday 08:00
    expect(at(plan, later(34))).toMatchObject({ userids: ['u-gao'], level: 'backup' }); // Tuesday 20:00
  });

  it('leave it when they stop, are away or have enough; backup steps in, then those at home, then all', () => {
    const plan = planOf(
      { staff: ['lin'], 'daily-limit': 2, backup: ['zhou'] },
      { zhou: { works: [{ on: ['mon'], from: '09:00', to: '12:00' }] } },
    );
    const full = { addedByCode: new Map([[codeStaffKey('site', 'lin'), 2]]) };
    expect(at(plan, MONDAY, full)).toMatchObject({
      userids: ['u-zhou'],
      level: 'backup',
      off: { lin: 'code-limit' },
    });
    expect(at(plan, later(5), full)).toMatchObject({ userids: ['u-zhou'], level: 'backup' });
    const paused = { paused: new Map([['zhou', later(1)]]) };
    expect(at(plan, MONDAY, { ...full, ...paused })).toMatchObject({
      userids: ['u-lin'],
      level: 'over-limit',
      skipVerify: false,
      off: { zhou: 'paused' },
    });
    expect(at(plan, later(1), { ...full, ...paused }).level).toBe('backup');
    const allGone = { paused: new Map([['lin', null]]), departed: new Set(['zhou']) };
    expect(at(plan, MONDAY, allGone)).toMatchObject({
      userids: ['u-lin'],
      level: 'nobody',
      skipVerify: false,
    });
  });

  it('counts the limit of a member over all codes, and starts again the next day', () => {
    const plan = planOf({ staff: ['lin', 'zhou'] }, { lin: { capacity: { 'adds-per-day': 5 } } });
    const facts = { day: '2026-03-02', addedToday: new Map([['lin', 5]]) };
    expect(at(plan, MONDAY, facts)).toMatchObject({ userids: ['u-zhou'], off: { lin: 'day-limit' } });
    expect(at(plan, later(24), facts).userids).toEqual(['u-lin', 'u-zhou']);
  });

  it('has the stand-in in the place of who is away, if that one is there', () => {
    const away = [{ from: '2026-03-01', to: '2026-03-02', 'stand-in': 'gao' }];
    const plan = planOf({ staff: ['lin'] }, { lin: { away } });
    expect(at(plan, MONDAY)).toMatchObject({ userids: ['u-gao'], level: 'duty', off: { lin: 'away' } });
    expect(at(plan, later(24)).userids).toEqual(['u-lin']);
  });

  it('accepts at once in its hours only', () => {
    const plan = planOf({ staff: ['lin'], 'auto-accept': { from: '22:00', to: '10:30' } });
    expect(at(plan, MONDAY).skipVerify).toBe(true);
    expect(at(plan, later(1)).skipVerify).toBe(false);
    expect(at(plan, later(12)).skipVerify).toBe(true);
  });

  it('makes nothing of a code of another kind', () => {
    const plan = planOf({ kind: 'group-code' });
    expect(desiredCode(plan, 'site', { facts: nothingKnown(MONDAY), now: MONDAY })).toBeNull();
  });
});

const KEYS = ['lin', 'zhou', 'gao'];
const someStaff = fc.subarray(KEYS);
const timeOfDay = fc
  .integer({ min: 0, max: 47 })
  .map((half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`);
const hours = fc.record({
  on: fc.subarray([...weekdays], { minLength: 1 }),
  from: timeOfDay,
  to: fc.oneof(timeOfDay, fc.constant('24:00')),
});
const member = fc.record(
  {
    works: fc.array(hours, { minLength: 1, maxLength: 2 }),
    capacity: fc.record({ 'adds-per-day': fc.integer({ min: 1, max: 3 }) }),
    away: fc.constant([{ from: '2026-03-03', to: '2026-03-04', 'stand-in': 'gao' }]),
  },
  { requiredKeys: [] },
);
const world = fc.record({
  staff: fc.record({ lin: member, zhou: member, gao: member }),
  code: fc.record(
    {
      staff: fc.subarray(KEYS, { minLength: 1 }),
      shifts: fc.array(
        fc.tuple(hours, fc.subarray(KEYS, { minLength: 1 })).map(([when, staff]) => ({ ...when, staff })),
        { minLength: 1, maxLength: 3 },
      ),
      backup: fc.subarray(KEYS, { minLength: 1 }),
      'daily-limit': fc.integer({ min: 1, max: 3 }),
      'auto-accept': fc.record({ from: timeOfDay, to: timeOfDay }),
    },
    { requiredKeys: ['staff'] },
  ),
  paused: someStaff,
  departed: someStaff,
  added: fc.record({ lin: fc.nat(4), zhou: fc.nat(4), gao: fc.nat(4) }),
  minutes: fc.integer({ min: 0, max: 7 * 1440 }),
});

type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

function enter({ staff, code, paused, departed, added, minutes }: World) {
  const plan = planOf(code, staff);
  const now = new Date(MONDAY.getTime() + minutes * 60_000);
  const facts: StaffFacts = {
    day: dayIn(now, ZONE),
    paused: new Map(paused.map((key) => [key, null])),
    departed: new Set(departed),
    addedToday: new Map(Object.entries(added)),
    addedByCode: new Map(Object.entries(added).map(([key, n]) => [codeStaffKey('site', key), n])),
  };
  return { plan, now, facts };
}

/** The same question asked the slow way: may this member be given people now, hours aside? */
function mayTake(plan: Plan, key: string, { facts, now }: { facts: StaffFacts; now: Date }): boolean {
  const { staff, codes } = plan as { staff: Record<string, Staff>; codes: Record<string, Code> };
  const day = dayIn(now, ZONE);
  const added = facts.addedToday.get(key) ?? 0;
  return (
    !facts.paused.has(key) &&
    !facts.departed.has(key) &&
    !(staff[key]?.away ?? []).some(({ from, to }) => day >= from && day <= to) &&
    added < (staff[key]?.capacity?.['adds-per-day'] ?? Number.POSITIVE_INFINITY) &&
    added < (codes.site?.['daily-limit'] ?? Number.POSITIVE_INFINITY)
  );
}

describe('over all plans, staff and hours', () => {
  it('a code always has members, and nobody who must not be there unless there is no other way', () => {
    fc.assert(
      fc.property(world, (random) => {
        const { plan, now, facts } = enter(random);
        const wish = desiredCode(plan, 'site', { facts, now });
        expect(wish?.code.userids.length).toBeGreaterThan(0);
        const { level = 'nobody', on = [] } = wish?.duty ?? {};
        const fit = on.filter((key) => mayTake(plan, key, { facts, now }));
        if (level === 'duty' || level === 'backup' || level === 'off-hours') expect(fit).toEqual(on);
        else {
          expect(fit).toEqual([]);
          expect(wish?.code.skipVerify).toBe(false);
        }
        if (level === 'duty') {
          const works = (key: string) => plan.staff[key]?.works;
          const local = localTime(now, ZONE);
          for (const key of on) expect(works(key)?.some((one) => isWithin(one, local)) ?? true).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('nothing changes before the next change that is foretold, and it does change then', () => {
    fc.assert(
      fc.property(world, fc.nat(100), (random, share) => {
        const { plan, now, facts } = enter(random);
        const next = nextChange(plan, 'site', { facts, now });
        const code = (moment: Date) => desiredCode(plan, 'site', { facts, now: moment })?.code;
        const end = next?.at.getTime() ?? now.getTime() + 7 * 24 * HOUR;
        const before = new Date(now.getTime() + Math.floor(((end - now.getTime() - 1) * share) / 100));
        expect(code(before)).toEqual(code(now));
        if (next) expect(code(next.at)).not.toEqual(code(now));
      }),
      { numRuns: 150 },
    );
  });
});
