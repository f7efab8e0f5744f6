import { expect, test } from 'vitest';
import { type Card, moveCard, placeByKey, sizeCard, toPut } from './board-model.ts';

const card = (view: number): Card => ({
  view,
  list: 'data-trend',
  name: `${view}`,
  query: 'last=30',
  width: 1,
  height: 1,
});
const cards = [card(1), card(2), card(3)];
const order = (list: readonly Card[]) => list.map(({ view }) => view);

test('a card goes to another place, and no further than the ends', () => {
  expect(order(moveCard(cards, 0, 2))).toEqual([2, 3, 1]);
  expect(order(moveCard(cards, 2, 0))).toEqual([3, 1, 2]);
  expect(order(moveCard(cards, 1, 1))).toEqual([1, 2, 3]);
  expect(order(moveCard(cards, 0, -1))).toEqual([1, 2, 3]);
  expect(order(moveCard(cards, 2, 9))).toEqual([1, 2, 3]);
  expect(order(moveCard(cards, 7, 0))).toEqual([1, 2, 3]);
});

test('arrow keys move by one, other keys do nothing', () => {
  expect(['ArrowUp', 'ArrowLeft', 'ArrowDown', 'ArrowRight', 'a'].map((key) => placeByKey(key, 1))).toEqual([
    0,
    0,
    2,
    2,
    null,
  ]);
});

test('one card takes another size; the server is told order and sizes', () => {
  const sized = sizeCard(cards, 2, { width: 3 });
  expect(toPut({ name: '早会', shared: true, cards: sized }).cards).toEqual([
    { view: 1, width: 1, height: 1 },
    { view: 2, width: 3, height: 1 },
    { view: 3, width: 1, height: 1 },
  ]);
});
