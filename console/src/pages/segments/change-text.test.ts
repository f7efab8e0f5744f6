import { expect, test } from 'vitest';
import { changeText } from './change-text.ts';

test('a difference shows its sign, and a true minus', () => {
  expect([changeText(1234), changeText(-2), changeText(0)]).toEqual(['+1,234', '−2', '0']);
});
