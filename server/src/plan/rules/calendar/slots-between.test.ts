import { kindSchemas, type Plan } from '@hetang/contract/plan/registry';
import { weekdays } from '@hetang/contract/plan/values';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayIn, minuteOfDay } from '../../../kernel/zone.ts';
import { dayTable } from '../../calendar/day-table.ts';
import { loadPlan } from '../../load.ts';
import { slotsBetween } from './slots-between.ts';

const plan = (text: string, zone = 'Asia/Shanghai'): Plan => {
  const { draft, issues } = loadPlan([
    { path: 'plan.yaml', text: `plan: demo\nname: 演示\ntimezone: ${zone}\n${text}` },
  ]);
  expect(issues).toEqual([]);
  return draft;
};
const calendar = (slots: string, more = '', zone?: string) =>
  plan(
    `staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 主号, kind: community, staff: lin } }
calendar: { moments: { account: main, name: 朋友圈, slots: ${slots} } }\n${more}`,
    zone,
  );
const daysOf = (given: Plan, from: string, to: string) =>
  slotsBetween(given, dayTable(given.holidays), from, to).map(({ day }) => day);

describe('days', () => {
  test.each([
    ['mon', '2026-03-01', '2026-03-10', ['2026-03-02', '2026-03-09']],
    ['day:31', '2026-01-01', '2026-04-30', ['2026-01-31', '2026-03-31']],
    ['day:last', '2024-02-01', '2024-03-31', ['2024-02-29', '2024-03-31']],
    ['02-29', '2023-01-01', '2025-12-31', ['2024-02-29']],
    ['2026-11-11', '2026-11-01', '2026-11-30', ['2026-11-11']],
    ['solar-term:冬至', '2025-01-01', '2027-12-31', ['2025-12-21', '2026-12-22', '2027-12-22']],
    ['solar-term:立春', '2026-01-01', '2026-12-31', ['2026-02-04']],
    ['holiday:国庆节', '2026-01-01', '2026-12-31', ['2026-10-01']],
    ['workday', '2026-10-07', '2026-10-12', ['2026-10-08', '2026-10-09', '2026-10-10', '2026-10-12']],
    ['holiday', '2026-10-06', '2026-10-11', ['2026-10-06', '2026-10-07']],
  ])('%s', (on, from, to, expected) => {
    expect(daysOf(calendar(`[{ on: "${on}", at: "09:00", brief: 写点什么 }]`), from, to)).toEqual(expected);
  });
  test('the plan stands above the national table, and tells of a year that the table does not know', () => {
    const own = `holidays:
  rest: { name: 公司休息, kind: holiday, days: [{ from: 2026-10-08, to: 2026-10-09 }] }
  next: { name: 国庆节, kind: holiday, days: [{ from: 2027-10-01, to: 2027-10-07 }] }
  swap: { name: 国庆调休, kind: workday, days: [2027-10-09] }
  day: { name: 卖家节, kind: festival, days: [2026-10-10] }`;
    const on = (token: string) => calendar(`[{ on: "${token}", at: "09:00", brief: 写 }]`, own);
    expect(daysOf(on('workday'), '2026-10-07', '2026-10-11')).toEqual(['2026-10-10']);
    expect(daysOf(on('holiday:国庆节'), '2026-01-01', '2027-12-31')).toEqual(['2026-10-01', '2027-10-01']);
    expect(daysOf(on('holiday:卖家节'), '2026-01-01', '2027-12-31')).toEqual(['2026-10-10']);
    expect(daysOf(on('workday'), '2027-10-07', '2027-10-10')).toEqual(['2027-10-08', '2027-10-09']);
    const table = dayTable(on('mon').holidays);
    expect([table.knows(2026), table.knows(2027), table.knows(2028)]).toEqual([true, true, false]);
  });
  test('but not on these, and not before or after those', () => {
    const given = calendar(
      '[{ on: every-day, except: [sat, sun], from: 2026-03-03, to: 2026-03-09, at: "09:00", brief: 写 }]',
    );
    expect(daysOf(given, '2026-03-01', '2026-03-31')).toEqual([
      '2026-03-03',
      '2026-03-04',
      '2026-03-05',
      '2026-03-06',
      '2026-03-09',
    ]);
  });
});

test('weekly posts of a community come with the calendars, in order of time, with who does them', () => {
  const given = plan(`staff: { lin: { name: 林, wecom: Lin }, zhou: { name: 周, wecom: Zhou } }
messages: { hi: { name: 早报, text: 早 } }
communities:
  all: { name: 流量群, owner: lin, sop: [{ on: [mon], at: "10:00", post: hi, by: zhou }, { day: 1, at: "09:00", post: hi }] }
calendar: { all: { community: all, name: 群, slots: [{ on: mon, at: "09:00", brief: 早 }, { on: mon, at: "20:00", message: hi }] } }`);
  const slots = slotsBetween(given, dayTable({}), '2026-03-02', '2026-03-02');
  expect(slots.map(({ at, by, path }) => [at, by, path.join('.')])).toEqual([
    ['09:00', 'lin', 'calendar.all.slots.0'],
    ['10:00', 'zhou', 'communities.all.sop.0'],
    ['20:00', 'lin', 'calendar.all.slots.1'],
  ]);
});

const zones = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe');
const someDay = fc
  .date({ min: new Date('2023-01-01'), max: new Date('2028-12-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const token = fc.constantFrom(
  ...weekdays,
  'every-day',
  'workday',
  'holiday',
  'day:1',
  'day:30',
  'day:last',
  '02-29',
);
const time = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));

const someCase = fc.record({
  zone: zones,
  from: someDay,
  length: fc.nat(400),
  on: fc.array(token, { minLength: 1, maxLength: 3 }),
  at: time,
});

test('every slot is at its local time, once a day, in order, over summer time and leap years', () => {
  fc.assert(
    fc.property(someCase, ({ zone, from, length, on, at }) => {
      const given = calendar('[{ on: mon, at: "09:00", brief: 写 }]', '', zone);
      given.calendar.moments = kindSchemas.calendar.parse({
        account: 'main',
        name: '朋友圈',
        slots: [{ on, at, brief: '写' }],
      });
      const to = addDays(from, length);
      const slots = slotsBetween(given, dayTable({}), from, to);
      expect(new Set(slots.map(({ day }) => day)).size).toBe(slots.length);
      let before = Number.NEGATIVE_INFINITY;
      for (const { day, instant } of slots) {
        expect(day >= from && day <= to).toBe(true);
        expect(dayIn(instant, zone)).toBe(day);
        // A time that the clocks skip is later by the gap, never earlier.
        const late = minuteOfDay(instant, zone) - (Number(at.slice(0, 2)) * 60 + Number(at.slice(3)));
        expect(late >= 0 && late <= 60).toBe(true);
        expect(instant.getTime()).toBeGreaterThan(before);
        before = instant.getTime();
      }
    }),
    { numRuns: 60 },
  );
});

test('a range in two halves has the slots of the whole', () => {
  fc.assert(
    fc.property(someDay, fc.nat(300), fc.nat(300), token, (from, first, second, on) => {
      const given = calendar(`[{ on: "${on}", at: "09:00", brief: 写 }]`);
      const middle = addDays(from, first);
      const end = addDays(middle, second + 1);
      const halves = [...daysOf(given, from, middle), ...daysOf(given, addDays(middle, 1), end)];
      expect(halves).toEqual(daysOf(given, from, end));
    }),
    { numRuns: 40 },
  );
});
