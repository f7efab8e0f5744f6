import { expect, it } from 'vitest';
import { pickRows } from './pick-rows.ts';

const rows = [
  { key: 'wake', name: '唤醒', members: 2 },
  { key: 'hello', name: 'Hello 首次交流', members: 10 },
  { key: 'course', name: '课程跟进', members: 1 },
];
const keys = (more: Partial<Parameters<typeof pickRows>[1]>) => {
  const { items, total } = pickRows(rows, { page: 1, size: 20, ...more });
  return [...items.map(({ key }) => key), total];
};

it('finds by a part of the name or the whole key, in either case', () => {
  expect(keys({})).toEqual(['wake', 'hello', 'course', 3]);
  expect(keys({ search: ' 首次 ' })).toEqual(['hello', 1]);
  expect(keys({ search: 'hELLO' })).toEqual(['hello', 1]);
  expect(keys({ search: 'course' })).toEqual(['course', 1]);
  expect(keys({ search: 'cour' })).toEqual([0]);
});

it('sorts numbers as numbers and names as Chinese does, and leaves the rows as they were', () => {
  expect(keys({ sort: 'members' })).toEqual(['course', 'wake', 'hello', 3]);
  expect(keys({ sort: '-members' })).toEqual(['hello', 'wake', 'course', 3]);
  expect(keys({ sort: 'name' })).toEqual(['wake', 'course', 'hello', 3]);
  expect(rows.map(({ key }) => key)).toEqual(['wake', 'hello', 'course']);
});

it('gives a page, and how many there are in all', () => {
  expect(keys({ page: 2, size: 2 })).toEqual(['course', 3]);
  expect(keys({ page: 3, size: 2 })).toEqual([3]);
});
