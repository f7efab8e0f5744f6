import type { DateStart, FieldDate } from '@hetang/contract/plan/kinds/journey-starts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayIn, minuteOfDay } from '../../../kernel/zone.ts';
import { dayTable } from '../../../plan/calendar/day-table.ts';
import { type DayChoice, dayOfField, momentOfField, nextMoment, nextStart } from './moments.ts';

const { isWorkday } = dayTable({});
const in_ = (timezone: string) => ({ timezone, isWorkday });

describe('the next moment', () => {
  test.each<[from: string, time: string, on: DayChoice, zone: string, expected: string]>([
    ['2026-03-06T00:00:00Z', '09:00', null, 'Asia/Shanghai', '2026-03-06T01:00:00Z'],
    ['2026-03-06T01:00:00Z', '09:00', null, 'Asia/Shanghai', '2026-03-07T01:00:00Z'],
    // Month and year ends.
    ['2026-01-31T12:00:00Z', '08:00', null, 'Asia/Shanghai', '2026-02-01T00:00:00Z'],
    ['2028-02-28T12:00:00Z', '08:00', null, 'Asia/Shanghai', '2028-02-29T00:00:00Z'],
    ['2026-12-31T12:00:00Z', '08:00', null, 'Asia/Shanghai', '2027-01-01T00:00:00Z'],
    // Clocks go forward at 02:00 on 29 March 2026: 02:30 is 03:30 that day.
    ['2026-03-28T12:00:00Z', '02:30', null, 'Europe/Berlin', '2026-03-29T01:30:00Z'],
    ['2026-03-29T01:30:00Z', '02:30', null, 'Europe/Berlin', '2026-03-30T00:30:00Z'],
    // Clocks go back at 03:00 on 25 October 2026: 02:30 is there twice, the first counts.
    ['2026-10-24T12:00:00Z', '02:30', null, 'Europe/Berlin', '2026-10-25T00:30:00Z'],
    ['2026-10-25T00:30:00Z', '02:30', null, 'Europe/Berlin', '2026-10-26T01:30:00Z'],
    ['2026-11-01T05:29:00Z', '01:30', null, 'America/New_York', '2026-11-01T05:30:00Z'],
    // Days of the week, in the zone of the plan.
    ['2026-03-06T00:00:00Z', '09:00', ['sat', 'sun'], 'Asia/Shanghai', '2026-03-07T01:00:00Z'],
    ['2026-03-08T01:00:00Z', '09:00', ['sun'], 'Asia/Shanghai', '2026-03-15T01:00:00Z'],
    ['2026-03-08T20:00:00Z', '06:00', ['mon'], 'Asia/Shanghai', '2026-03-08T22:00:00Z'],
    // Working days: a weekend, the week of 1 October 2025 and a Sunday that is worked instead.
    ['2026-03-06T02:00:00Z', '09:00', 'workday', 'Asia/Shanghai', '2026-03-09T01:00:00Z'],
    ['2025-09-30T02:00:00Z', '09:00', 'workday', 'Asia/Shanghai', '2025-10-09T01:00:00Z'],
    ['2025-09-27T02:00:00Z', '09:00', 'workday', 'Asia/Shanghai', '2025-09-28T01:00:00Z'],
  ])('after %s: %s on %j in %s', (from, ...[time, on, zone, expected]) => {
    expect(nextMoment(new Date(from), time, on, in_(zone))).toEqual(new Date(expected));
  });

  test('is later, shows the time, and comes before any other that does', () => {
    const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC'];
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2024-01-01'), max: new Date('2032-01-01'), noInvalidDate: true }),
        fc.integer({ min: 4 * 60, max: 1439 }),
        fc.constantFrom(...zones),
        (now, minute, zone) => {
          const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
          const next = nextMoment(now, time, null, in_(zone));
          expect(next > now).toBe(true);
          expect(minuteOfDay(next, zone)).toBe(minute);
          expect(next.getTime() - now.getTime()).toBeLessThanOrEqual(25 * 3_600_000);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('dates in fields', () => {
  test.each([
    ['2026-03-06', '2026-03-06'],
    ['2026-03-06T10:00:00Z', '2026-03-06'],
    ['2026-02-30', null],
    ['2028-02-29', '2028-02-29'],
    ['2026-13-01', null],
    ['06.03.2026', null],
    ['2026-03-061', null],
    [20260306, null],
    [null, null],
  ])('%j holds %j', (value, expected) => expect(dayOfField(value)).toBe(expected));

  test.each<[value: string, date: Omit<FieldDate, 'field'>, expected: string]>([
    ['2026-03-06', { at: '10:00' }, '2026-03-06T02:00:00Z'],
    ['2026-03-01', { before: '1d', at: '10:00' }, '2026-02-28T02:00:00Z'],
    ['2028-03-01', { before: '1d', at: '10:00' }, '2028-02-29T02:00:00Z'],
    ['2025-12-31', { after: '2w', at: '00:00' }, '2026-01-13T16:00:00Z'],
  ])('%s with %j', (value, date, expected) => {
    expect(momentOfField(value, { field: 'x', ...date }, 'Asia/Shanghai')).toEqual(new Date(expected));
  });

  const start = (more: Partial<DateStart>): DateStart => ({ field: 'x', at: '09:00', yearly: true, ...more });
  test.each<[value: string, start: DateStart, now: string, expected: string | null]>([
    ['2000-03-06', start({}), '2026-03-06T00:59:59Z', '2026-03-06T01:00:00Z'],
    ['2000-03-06', start({}), '2026-03-06T01:00:00Z', '2027-03-06T01:00:00Z'],
    ['2000-02-29', start({}), '2026-01-01T00:00:00Z', '2026-02-28T01:00:00Z'],
    ['2000-02-29', start({}), '2027-12-01T00:00:00Z', '2028-02-29T01:00:00Z'],
    ['2000-01-02', start({ before: '1w' }), '2026-06-01T00:00:00Z', '2026-12-26T01:00:00Z'],
    ['2000-12-30', start({ after: '1w' }), '2026-01-03T00:00:00Z', '2026-01-06T01:00:00Z'],
    ['2030-05-05', start({}), '2026-01-01T00:00:00Z', '2030-05-05T01:00:00Z'],
    ['2026-05-05', start({ yearly: false }), '2026-01-01T00:00:00Z', '2026-05-05T01:00:00Z'],
    ['2026-05-05', start({ yearly: false }), '2026-05-05T01:00:00Z', null],
  ])('%s with %j after %s', (value, dated, now, expected) => {
    expect(nextStart(value, dated, new Date(now), 'Asia/Shanghai')).toEqual(
      expected === null ? null : new Date(expected),
    );
  });

  test('a yearly start comes once a calendar year', () => {
    let now = new Date('2026-01-01T00:00:00Z');
    const years: string[] = [];
    for (let i = 0; i < 12; i++) {
      now = nextStart('1992-02-29', start({ before: '3d' }), now, 'Asia/Shanghai') ?? now;
      years.push(dayIn(now, 'Asia/Shanghai').slice(0, 4));
    }
    expect(years).toEqual(Array.from({ length: 12 }, (_, i) => String(2026 + i)));
  });
});
