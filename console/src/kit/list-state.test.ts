import { expect, test } from 'vitest';
import {
  changeListState,
  parseSearch,
  readListState,
  searchText,
  toFilterQuery,
  toListQuery,
  writeListState,
} from './list-state.ts';

const spec = { filters: ['search', 'stage'] as const, sorts: ['name', 'addedAt'] };
const read = (text: string) => readListState(parseSearch(text), spec);

test('an empty address is the first page of all', () => {
  expect(read('')).toEqual({ page: 1, size: 20, sort: undefined, filters: {} });
});

test('reads page, size, order and filters; writes them back the same', () => {
  const text = 'stage=trial&search=%E8%8D%B7&sort=-addedAt&page=3&size=50';
  const state = read(text);
  expect(state).toEqual({
    page: 3,
    size: 50,
    sort: '-addedAt',
    filters: { search: '荷', stage: 'trial' },
  });
  expect(read(searchText(writeListState(state)))).toEqual(state);
});

test('what is damaged or unknown falls back', () => {
  for (const page of ['0', '-1', '1.5', 'x', '1e9', '']) expect(read(`page=${page}`).page).toBe(1);
  for (const size of ['7', 'x', '1000']) expect(read(`size=${size}`).size).toBe(20);
  expect(read('sort=password').sort).toBeUndefined();
  expect(read('sort=--name').sort).toBeUndefined();
  expect(read('other=1&stage=').filters).toEqual({});
});

test('a change of filter, order or size starts again at the first page', () => {
  const state = read('stage=trial&page=3');
  expect(changeListState(state, { page: 4 })).toMatchObject({ page: 4, filters: { stage: 'trial' } });
  expect(changeListState(state, { filters: { search: 'a' } })).toMatchObject({
    page: 1,
    filters: { stage: 'trial', search: 'a' },
  });
  expect(changeListState(state, { size: 100 })).toMatchObject({ page: 1, size: 100 });
  expect(changeListState(state, { sort: 'name' })).toMatchObject({ page: 1, sort: 'name' });
});

test('a cleared filter leaves the address', () => {
  const cleared = changeListState(read('stage=trial'), { filters: { stage: '' } });
  expect(searchText(writeListState(cleared))).toBe('');
});

test('the endpoint is asked for a page, the export for all pages', () => {
  const state = read('stage=trial&sort=name&page=3&size=50');
  expect(toListQuery(state)).toBe('?stage=trial&sort=name&page=3&size=50');
  expect(toListQuery(read(''))).toBe('?page=1&size=20');
  expect(toFilterQuery(state)).toBe('?stage=trial');
  expect(toFilterQuery(read('page=2'))).toBe('');
});
