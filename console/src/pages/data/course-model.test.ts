import { expect, test } from 'vitest';
import { type Course, coursePoints } from './course-model.ts';

const course: Course = {
  key: 'trial',
  from: '2026-03-01',
  by: '2026-03-05',
  target: 100,
  due: [
    { by: '2026-02-28', share: 0 },
    { by: '2026-03-02', share: 0.4 },
    { by: '2026-03-05', share: 1 },
  ],
  before: 5,
  days: [
    { day: '2026-03-01', value: 10 },
    { day: '2026-03-02', value: 0 },
    { day: '2026-03-03', value: 15 },
  ],
  forecast: { method: 'mean', wholeDays: 7, expected: 50, low: 40, high: 60 },
  reason: null,
};

test('what is reached adds up, what is due bends at milestones, the forecast begins at today', () => {
  const points = coursePoints(course) ?? [];
  expect(points.map(({ day }) => day.slice(8))).toEqual(['01', '02', '03', '04', '05']);
  expect(points.map(({ reached }) => reached)).toEqual([15, 15, 30, null, null]);
  expect(points.map(({ due }) => due)).toEqual([20, 40, expect.closeTo(60), expect.closeTo(80), 100]);
  expect(points.map(({ forecast }) => forecast)).toEqual([null, null, 30, 40, 50]);
});

test('without a beginning nothing is due before the first milestone; after the end all of it is', () => {
  const due = course.due.slice(1);
  expect(coursePoints({ ...course, due })?.[0]?.due).toBeNull();
  const over = coursePoints({
    ...course,
    due: [{ by: '2026-03-02', share: 1 }],
    by: '2026-03-02',
    forecast: null,
  });
  expect(over?.map(({ due: share }) => share)).toEqual([null, 100, 100]);
  expect(over?.every(({ forecast }) => forecast === null)).toBe(true);
});

test('a goal without days has no course; one of the far future stays drawable', () => {
  expect(coursePoints({ ...course, days: null })).toBeNull();
  expect(coursePoints({ ...course, days: [] })).toBeNull();
  expect(coursePoints({ ...course, by: '9999-12-31' })).toHaveLength(800);
});
