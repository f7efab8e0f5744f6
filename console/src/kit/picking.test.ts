import { expect, it } from 'vitest';
import { nothingPicked, type Picking, pick, pickedCount, pickedRows } from './picking.ts';

const page = (...keys: number[]) => keys.map((key) => [key, `row ${key}`] as const);

it('keeps what is picked on other pages', () => {
  const picked = pick<string>(nothingPicked, page(1, 2), new Map(page(2)));
  expect(pickedCount(picked, 100)).toBe(1);
  expect([...pickedRows(picked, page(3, 4)).keys()]).toEqual([2]);
});

it('leaves out, of all, those who are taken away on any page, until they are picked again', () => {
  const all: Picking<string> = { all: true, rows: new Map() };
  const first = pick(all, page(1, 2), new Map(page(2)));
  const second = pick(first, page(3, 4), new Map(page(3)));
  expect([...second.rows.keys()]).toEqual([1, 4]);
  expect(pickedCount(second, 100)).toBe(98);
  expect([...pickedRows(second, page(1, 2)).keys()]).toEqual([2]);
  const again = pick(second, page(1, 2), new Map(page(1, 2)));
  expect([...again.rows.keys()]).toEqual([4]);
});
