import { expect, test } from 'vitest';
import { indentAfter } from './indent-after.ts';

test.each([
  ['', 0],
  ['goals:', 2],
  ['  contacts:  # who', 4],
  ['    name: 好友', 4],
  ['    text: |', 6],
  ['      - wait: 10m', 8],
  ['      - branch:', 10],
  ['      - course', 6],
  ['      - { wait: 10m }', 6],
  ['    # a note:', 4],
])('after %j the next line begins at %i', (line, columns) => {
  expect(indentAfter(line)).toBe(columns);
});
