import { expect, test } from 'vitest';
import { treeMove } from './tree-move.ts';

const depths = [0, 1, 2, 1, 0];

test.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 4, null],
  ['ArrowUp', 0, null],
  ['ArrowUp', 3, 2],
  ['Home', 3, 0],
  ['End', 1, 4],
  ['ArrowRight', 1, 2],
  ['ArrowRight', 2, null],
  ['ArrowRight', 4, null],
  ['ArrowLeft', 3, 0],
  ['ArrowLeft', 2, 1],
  ['ArrowLeft', 4, null],
  ['a', 1, null],
])('%s from %i', (key, at, to) => {
  expect(treeMove(key, depths, at)).toBe(to);
});
