import { expect, it } from 'vitest';
import { manualClock } from '../kernel/clock.ts';
import { nightWatch } from './nights.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

it('asks at once, then once after each night that the platform has counted, and for many nights once', async () => {
  // Nine in the morning in China.
  const clock = manualClock('2026-01-05T01:00:00Z');
  const machine = manualClock('2026-11-23T00:00:00Z');
  let asked = 0;
  const look = nightWatch({
    clock,
    machine,
    ask: async () => {
      asked += 1;
    },
  });
  const after = async (virtual: number, real: number): Promise<number> => {
    clock.advance(virtual);
    machine.advance(real);
    await look();
    return asked;
  };
  expect(await after(0, 0)).toBe(1);
  expect(await after(9 * MINUTE, 5 * MINUTE), 'before ten past nine').toBe(1);
  expect(await after(MINUTE, 5 * MINUTE), 'ten past nine').toBe(2);
  expect(await after(23 * HOUR, 5 * MINUTE), 'the same day').toBe(2);
  expect(await after(5 * 24 * HOUR, 5 * MINUTE), 'five nights').toBe(3);
  expect(await after(24 * HOUR, 24_000), 'a night of 24 seconds').toBe(3);
  expect(await after(24 * HOUR * 4, 96_000), 'two minutes later').toBe(4);
});

it('asks again when the asking failed', async () => {
  const clock = manualClock('2026-01-05T01:00:00Z');
  let fails = true;
  let asked = 0;
  const look = nightWatch({
    clock,
    machine: clock,
    ask: async () => {
      if (fails) throw new Error('no database');
      asked += 1;
    },
  });
  await expect(look()).rejects.toThrow('no database');
  fails = false;
  await look();
  expect(asked).toBe(1);
});
