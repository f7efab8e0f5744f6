import { expect, test } from 'vitest';
import { dueShare, elapsedShare, goalName, reachedShare } from './goal-progress.ts';

test('time passes from the start to the end and no further', () => {
  expect([-1, 0, 5, 10, 99].map((now) => elapsedShare({ start: 0, end: 10 }, now))).toEqual([
    0, 0, 0.5, 1, 1,
  ]);
  expect(elapsedShare({ start: null, end: 10 }, 5)).toBeNull();
  expect(elapsedShare({ start: 10, end: 10 }, 5)).toBeNull();
});

test('what is due follows the time, or the milestones where there are some', () => {
  const due = (milestones: { at: number; share: number }[], start: number | null = 0) =>
    [-1, 0, 5, 20, 60, 100, 101].map((now) => dueShare({ start, end: 100 }, milestones, now));
  expect(due([])).toEqual([0, 0, 0.05, 0.2, 0.6, 1, 1]);
  expect(due([{ at: 20, share: 0.5 }])).toEqual([0, 0, 0.125, 0.5, 0.75, 1, 1]);
  expect(due([{ at: 20, share: 0.5 }], null)).toEqual([null, null, null, 0.5, 0.75, 1, 1]);
  expect(due([], null)).toEqual([null, null, null, null, null, 1, 1]);
});

test('a target may be passed; an unknown actual is not zero', () => {
  expect([reachedShare(0, 4), reachedShare(6, 4), reachedShare(null, 4)]).toEqual([0, 1.5, null]);
});

test('a goal has a name in any case', () => {
  const stage = (key: string) => `stage ${key}`;
  const common = { target: 1, by: '2026-01-01' };
  expect(goalName('g', { metric: 'revenue', name: '收入', ...common }, stage)).toBe('收入');
  expect(goalName('g', { metric: 'stage-entered', stage: 'x', ...common }, stage)).toBe('stage x');
  expect(goalName('g', { metric: 'revenue', ...common }, stage)).toBe('g');
});
