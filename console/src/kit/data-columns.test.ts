import { expect, test } from 'vitest';
import { type DataColumn, hiddenAtFirst, sortFrom, sortOrderOf, visibleColumns } from './data-columns.ts';

const column = (key: string, more: Partial<DataColumn<object>> = {}): DataColumn<object> => ({
  key,
  title: key,
  render: () => null,
  ...more,
});
const columns = [column('name', { pinned: true }), column('stage'), column('createdAt', { optional: true })];
const keys = (hidden: string[]) => visibleColumns(columns, hidden).map(({ key }) => key);

test('optional columns are hidden at first, pinned ones never', () => {
  expect(keys(hiddenAtFirst(columns))).toEqual(['name', 'stage']);
  expect(keys([])).toEqual(['name', 'stage', 'createdAt']);
  expect(keys(['name', 'stage', 'createdAt'])).toEqual(['name']);
});

test('the order of a list and the mark on its head say the same', () => {
  for (const sort of ['name', '-name']) {
    const order = sortOrderOf(sort, 'name');
    expect(sortFrom({ columnKey: 'name', order })).toBe(sort);
  }
  expect(sortOrderOf('name', 'stage')).toBeNull();
  expect(sortFrom({ columnKey: 'name', order: null })).toBeUndefined();
  expect(sortFrom([])).toBeUndefined();
});
