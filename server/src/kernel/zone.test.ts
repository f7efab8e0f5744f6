import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayIn, instantAt, minuteOfDay, nextTimeOfDay } from './zone.ts';

describe('zoned time', () => {
  it.each([
    ['2026-01-31', 540, 'Asia/Shanghai', '2026-01-31T01:00:00.000Z'],
    ['2026-03-29', 150, 'Europe/Berlin', '2026-03-29T01:30:00.000Z'], // 02:30 does not exist: 03:30
    ['2026-10-25', 150, 'Europe/Berlin', '2026-10-25T00:30:00.000Z'], // 02:30 twice: the first
    ['2026-03-08', 150, 'America/New_York', '2026-03-08T07:30:00.000Z'],
    ['2026-12-31', 0, 'Pacific/Auckland', '2026-12-30T11:00:00.000Z'],
  ])('%s minute %i in %s is %s', (day, minute, zone, expected) => {
    expect(instantAt(day, minute, zone).toISOString()).toBe(expected);
  });

  it('goes there and back wherever the local time exists', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC'),
        (instant, zone) => {
          const day = dayIn(instant, zone);
          const back = instantAt(day, minuteOfDay(instant, zone), zone);
          expect(dayIn(back, zone)).toBe(day);
          expect(minuteOfDay(back, zone)).toBe(minuteOfDay(instant, zone));
        },
      ),
    );
  });

  it('agrees with the calendar of the platform, at the turns of clocks too', () => {
    const zones = [
      'Asia/Shanghai',
      'Europe/Berlin',
      'Australia/Lord_Howe',
      'Pacific/Kiritimati',
      'Asia/Pyongyang',
    ];
    const formats = new Map(
      zones.map((timeZone) => [
        timeZone,
        new Intl.DateTimeFormat('en-CA', {
          timeZone,
          dateStyle: 'short',
          timeStyle: 'short',
          hourCycle: 'h23',
        }),
      ]),
    );
    const turns = [
      '1979-10-01T10:40Z',
      '2007-03-11T03:31Z',
      '2026-03-29T01:00Z',
      '2026-04-04T15:00Z',
      '1900-12-31T15:54Z',
    ];
    const near = fc
      .tuple(fc.constantFrom(...turns), fc.integer({ min: -4_000_000, max: 4_000_000 }))
      .map(([turn, ms]) => new Date(Date.parse(turn) + ms));
    const anywhere = fc.date({
      min: new Date('1960-01-01'),
      max: new Date('2090-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(fc.oneof(near, anywhere), fc.constantFrom(...zones), (instant, zone) => {
        const minute = minuteOfDay(instant, zone);
        const time = [Math.floor(minute / 60), minute % 60].map((n) => String(n).padStart(2, '0')).join(':');
        expect(`${dayIn(instant, zone)}, ${time}`).toBe(formats.get(zone)?.format(instant));
      }),
      { numRuns: 400 },
    );
  });

  it('finds the next time of day strictly later, within 25 hours', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2024-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }),
        fc.constantFrom('Asia/Shanghai', 'Europe/Berlin'),
        (now, zone) => {
          const next = nextTimeOfDay(now, '09:00', zone);
          expect(next.getTime()).toBeGreaterThan(now.getTime());
          expect(next.getTime() - now.getTime()).toBeLessThanOrEqual(25 * 3_600_000);
          expect(minuteOfDay(next, zone)).toBe(540);
        },
      ),
    );
  });

  it('adds days over month ends', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
  });
});
