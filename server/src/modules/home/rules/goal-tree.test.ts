import type { Goal } from '@hetang/contract/plan/kinds/goals';
import { expect, test } from 'vitest';
import { withDerived } from './goal-tree.ts';

const common = { target: 1, by: '2026-06-30' };
const measured: Goal = { metric: 'revenue', ...common };
const product = (...keys: string[]): Goal => ({ metric: 'derived', of: { product: keys }, ...common });
const sum = (...keys: string[]): Goal => ({ metric: 'derived', of: { sum: keys }, ...common });
const actuals = (goals: Record<string, Goal>, known: Record<string, number | null>) =>
  Object.fromEntries(withDerived(goals, new Map(Object.entries(known))));

test('products and sums follow from their parts, through any number of levels', () => {
  const goals = { total: sum('gmv', 'c'), gmv: product('a', 'b'), a: measured, b: measured, c: measured };
  expect(actuals(goals, { a: 3, b: 4, c: 5 })).toEqual({ a: 3, b: 4, c: 5, gmv: 12, total: 17 });
});

test('a factor stands beside the parts of a product', () => {
  const goals: Record<string, Goal> = {
    year: { metric: 'derived', of: { product: ['a', 'b'], times: 12 }, ...common },
    a: measured,
    b: measured,
  };
  expect(actuals(goals, { a: 2, b: 5 }).year).toBe(120);
});

test('what is not known makes the whole not known, and so does a circle', () => {
  expect(actuals({ x: sum('a', 'b'), a: measured, b: measured }, { a: 1, b: null }).x).toBeNull();
  expect(actuals({ x: sum('a', 'gone'), a: measured }, { a: 1 }).x).toBeNull();
  expect(actuals({ x: sum('y', 'y'), y: sum('x', 'x') }, {})).toEqual({ x: null, y: null });
});

test('a goal with a metric of its own is measured, whatever it is made of', () => {
  const goals: Record<string, Goal> = {
    x: { ...measured, of: { sum: ['a', 'b'] } },
    a: measured,
    b: measured,
  };
  expect(actuals(goals, { x: 10, a: 1, b: 2 }).x).toBe(10);
});
