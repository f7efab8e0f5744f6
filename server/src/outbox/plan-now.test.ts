import { expect, it } from 'vitest';
import { emptyPlan, type Plan } from '../../../contract/src/plan/registry.ts';
import { manualClock } from '../kernel/clock.ts';
import type { DispatcherDeps } from './deps.ts';
import { keepPlan } from './plan-now.ts';

it('keeps the plan for a second, but no absence, no failure and nothing older than asked for', async () => {
  const clock = manualClock('2026-03-02T02:00:00Z');
  const plan: Plan = emptyPlan({ plan: 'test', name: 'Test', timezone: 'Asia/Shanghai' });
  let version = 0;
  let asked = 0;
  let isAway = false;
  const deps = {
    clock,
    async plan() {
      asked += 1;
      if (isAway) throw new Error('away');
      return version === 0 ? null : { version, plan };
    },
  } as unknown as DispatcherDeps;
  const kept = keepPlan(deps);
  const now = async (atLeast?: number) => (await kept.plan(deps.db, atLeast))?.version;
  isAway = true;
  await expect(now()).rejects.toThrow('away');
  isAway = false;
  expect(await now()).toBeUndefined();
  version = 1;
  expect(await now()).toBe(1);
  version = 2;
  expect(await now(1)).toBe(1);
  expect(await now(2)).toBe(2);
  expect([await now(), asked]).toEqual([2, 4]);
  version = 3;
  clock.advance(1000);
  expect([await now(), asked]).toEqual([3, 5]);
});
