import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quietUntil, quotaWindow } from './windows.ts';

const SHANGHAI = 'Asia/Shanghai';
const night = { from: '21:30', to: '08:30' };

describe('quiet hours', () => {
  it.each([
    ['2026-03-10T13:29:59Z', null],
    ['2026-03-10T13:30:00Z', '2026-03-11T00:30:00.000Z'],
    ['2026-03-10T16:00:00Z', '2026-03-11T00:30:00.000Z'],
    ['2026-03-11T00:29:59Z', '2026-03-11T00:30:00.000Z'],
    ['2026-03-11T00:30:00Z', null],
  ])('at %s end %s', (now, end) => {
    expect(quietUntil(new Date(now), night, SHANGHAI)?.toISOString() ?? null).toBe(end);
  });

  it('may lie within a day, or not be', () => {
    const noon = new Date('2026-03-10T04:30:00Z');
    expect(quietUntil(noon, { from: '12:00', to: '14:00' }, SHANGHAI)?.toISOString()).toBe(
      '2026-03-10T06:00:00.000Z',
    );
    expect(quietUntil(noon, { from: '12:00', to: '12:00' }, SHANGHAI)).toBeNull();
    expect(quietUntil(noon, null, SHANGHAI)).toBeNull();
  });

  it('are over when they end, in every zone and over clock changes', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
        fc.constantFrom('Europe/Berlin', 'America/New_York', SHANGHAI),
        (now, zone) => {
          const end = quietUntil(now, night, zone);
          if (!end) return;
          expect(end.getTime()).toBeGreaterThan(now.getTime());
          expect(end.getTime() - now.getTime()).toBeLessThanOrEqual(12 * 3_600_000);
          expect(quietUntil(end, night, zone)).toBeNull();
        },
      ),
    );
  });
});

describe('the quota window', () => {
  it.each([
    ['2026-02-28T15:59:59Z', 'days-of-month', '2026-02-01', 28, '2026-02-28T16:00:00.000Z'],
    ['2026-02-28T16:00:00Z', 'days-of-month', '2026-03-01', 31, '2026-03-31T16:00:00.000Z'],
    ['2028-02-10T00:00:00Z', 'days-of-month', '2028-02-01', 29, '2028-02-29T16:00:00.000Z'],
    ['2026-12-31T16:00:00Z', 'days-of-month', '2027-01-01', 31, '2027-01-31T16:00:00.000Z'],
    ['2026-03-15T15:59:59Z', 'seven-per-week', '2026-03-09', 7, '2026-03-15T16:00:00.000Z'],
    ['2026-03-15T16:00:00Z', 'seven-per-week', '2026-03-16', 7, '2026-03-22T16:00:00.000Z'],
    ['2026-03-15T16:00:00Z', 'one-per-day', '2026-03-16', 1, '2026-03-16T16:00:00.000Z'],
  ] as const)('at %s under %s', (now, policy, ...expected) => {
    const { start, allowed, next } = quotaWindow(new Date(now), policy, SHANGHAI);
    expect([start, allowed, next.toISOString()]).toEqual(expected);
  });
});
