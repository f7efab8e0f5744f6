import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWorldClock } from './clock.ts';
import { derivedText } from './ids.ts';
import { chance, exponential, intBetween, logNormal, next, pickWeighted, randomOf } from './random.ts';
import { hourOfDay, monthOf, startOfDay, startOfWeek, withinHours } from './shanghai-time.ts';

const at = (iso: string): number => Date.parse(`${iso}+08:00`);

describe('time in Shanghai', () => {
  it('knows days, weeks and months', () => {
    expect(hourOfDay(at('2026-03-02T10:30:00'))).toBe(10.5);
    expect(startOfDay(at('2026-03-02T00:00:00'))).toBe(at('2026-03-02T00:00:00'));
    expect(startOfDay(at('2026-03-02T23:59:59'))).toBe(at('2026-03-02T00:00:00'));
    expect(startOfWeek(at('2026-03-01T23:00:00'))).toBe(at('2026-02-23T00:00:00'));
    expect(startOfWeek(at('2026-03-02T00:00:00'))).toBe(at('2026-03-02T00:00:00'));
    expect(monthOf(at('2028-02-29T12:00:00'))).toEqual({ start: at('2028-02-01T00:00:00'), days: 29 });
    expect(monthOf(at('2026-12-31T23:30:00'))).toEqual({ start: at('2026-12-01T00:00:00'), days: 31 });
  });

  it('moves a moment into working hours', () => {
    expect(withinHours(at('2026-03-02T08:59:00'), 9, 21)).toBe(at('2026-03-02T09:00:00'));
    expect(withinHours(at('2026-03-02T20:59:00'), 9, 21)).toBe(at('2026-03-02T20:59:00'));
    expect(withinHours(at('2026-03-02T21:00:00'), 9, 21)).toBe(at('2026-03-03T09:00:00'));
  });
});

describe('the world clock', () => {
  it('runs at its speed and never backwards', () => {
    let wall = 1000;
    const clock = createWorldClock({ mode: 'running', speed: 60, startAt: 5000, wall: () => wall });
    wall += 10;
    expect(clock.now()).toBe(5600);
    clock.setSpeed(2);
    wall += 10;
    expect(clock.now()).toBe(5620);
    wall -= 500;
    expect(clock.now()).toBe(5620);
    clock.jumpTo(100);
    expect(clock.now()).toBe(5620);
    clock.jumpTo(9000);
    wall += 1;
    expect(clock.now()).toBe(9002);
    expect(clock.mode).toBe('speed');
  });

  it('is never read past a bound that it has not told', () => {
    let wall = 0;
    let bound = 0;
    const clock = createWorldClock({
      mode: 'running',
      speed: 60,
      startAt: 1000,
      wall: () => wall,
      reserve: (at) => {
        bound = at;
      },
    });
    for (const step of [0, 1, 9999, 10_000, 500_000]) {
      wall += step;
      expect(clock.now()).toBeLessThanOrEqual(bound);
    }
    clock.setSpeed(5000);
    clock.jumpTo(1e9);
    expect(clock.now()).toBeLessThanOrEqual(bound);
  });

  it('stands still in manual mode and refuses a speed', () => {
    let wall = 0;
    const clock = createWorldClock({ mode: 'manual', speed: 60, startAt: 7, wall: () => wall });
    wall = 1e9;
    expect(clock.now()).toBe(7);
    expect(() => clock.setSpeed(2)).toThrow('advance');
  });
});

describe('chance', () => {
  it('repeats for the same seed and differs between purposes', () => {
    const draw = (...parts: Array<string | number>): number[] => {
      const random = randomOf(...parts);
      return Array.from({ length: 5 }, () => next(random));
    };
    expect(draw(1, 'a')).toEqual(draw(1, 'a'));
    expect(draw(1, 'a')).not.toEqual(draw(1, 'b'));
  });

  it('has the promised means', () => {
    const random = randomOf('means');
    const mean = (draw: () => number): number =>
      Array.from({ length: 20_000 }, draw).reduce((a, b) => a + b) / 20_000;
    expect(mean(() => next(random))).toBeCloseTo(0.5, 1);
    expect(mean(() => exponential(random, 10))).toBeCloseTo(10, 0);
    expect(mean(() => (logNormal(random, 40, 0.9) < 40 ? 1 : 0))).toBeCloseTo(0.5, 1);
    expect(mean(() => (chance(random, 0.15) ? 1 : 0))).toBeCloseTo(0.15, 1);
  });

  it('stays within its bounds', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(100), (seed, width) => {
        const random = randomOf(seed);
        const value = intBetween(random, 3, 3 + width);
        expect(value).toBeGreaterThanOrEqual(3);
        expect(value).toBeLessThanOrEqual(3 + width);
        expect(pickWeighted(random, ['a', 'b'], (one) => (one === 'a' ? 0 : 1))).toBe('b');
        expect(pickWeighted(random, ['a'], () => 0)).toBeUndefined();
      }),
    );
  });
});

it('derives ids of any length from the platform alphabet', () => {
  expect(derivedText(200, 'x')).toMatch(/^[\w-]{200}$/);
  expect(derivedText(10, 1, 2)).not.toBe(derivedText(10, 12));
});
