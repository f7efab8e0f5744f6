import { expect, test } from 'vitest';
import { lintPlan } from '../../lint.ts';

/** Ids of the findings about trees of goals; nobody is in charge in these examples. */
function lint(goals: Record<string, string>): string[] {
  const lines = Object.entries(goals).map(([key, spec]) => `  ${key}: { name: 目标 ${key}, ${spec} }`);
  const text = `plan: demo\nname: 演示\ngoals:\n${lines.join('\n')}\n`;
  const { issues } = lintPlan([{ path: 'plan.yaml', text }]);
  return issues.map(({ code }) => code.slice(5)).filter((id) => id !== 'without-owner');
}
const count = (target: number, by = '2026-12-31') => `metric: contacts-added, target: ${target}, by: ${by}`;
const whole = (of: string, target: number) => `metric: derived, of: ${of}, target: ${target}, by: 2026-12-31`;

test('a hundredth of the whole is let pass, more is not', () => {
  const sum = (target: number) =>
    lint({ all: whole('{ sum: [a, b] }', target), a: count(600), b: count(400) });
  expect(sum(1000)).toEqual([]);
  expect(sum(1010)).toEqual([]);
  expect(sum(991)).toEqual([]);
  expect(sum(1011)).toEqual(['goal-arithmetic']);
  expect(sum(990)).toEqual(['goal-arithmetic']);
});

test('a product has its factor, and one part is enough with it', () => {
  expect(lint({ fees: whole('{ product: [a], times: 4800 }', 1_440_000), a: count(300) })).toEqual([]);
  expect(lint({ fees: whole('{ product: [a], times: 4800 }', 1_500_000), a: count(300) })).toEqual([
    'goal-arithmetic',
  ]);
});

test('a part that does not exist is one finding, not two', () => {
  expect(lint({ all: whole('{ sum: [a, gone] }', 5), a: count(300) })).toEqual(['unknown-reference']);
});

test('a circle is told of every goal in it, and of none that only leads there', () => {
  expect(
    lint({
      top: whole('{ sum: [a, c] }', 200),
      a: whole('{ sum: [b, c] }', 100),
      b: whole('{ sum: [a, c] }', 100),
      c: count(100),
    }).filter((id) => id === 'goal-cycle'),
  ).toEqual(['goal-cycle', 'goal-cycle']);
});

test('parts of a sum may be due earlier, factors on the same day only', () => {
  const early = count(50, '2026-06-30');
  expect(lint({ all: whole('{ sum: [a, b] }', 100), a: early, b: count(50) })).toEqual([]);
  expect(lint({ all: whole('{ product: [a, b] }', 2500), a: early, b: count(50) })).toEqual([
    'goal-part-date',
  ]);
  expect(lint({ all: whole('{ sum: [a, b] }', 100), a: count(50, '2027-01-01'), b: count(50) })).toEqual([
    'goal-part-date',
  ]);
});
