import { expect, it } from 'vitest';
import { actOf } from './act-of.ts';

const none = { ctrlKey: false, metaKey: false, altKey: false, isComposing: false };

it('knows its keys, and leaves those of the browser and of input methods alone', () => {
  expect(['/', 'n', 'f', '?', '？', 'x', 'constructor'].map((key) => actOf({ ...none, key }))).toEqual([
    'filter',
    'create',
    'full',
    'help',
    'help',
    null,
    null,
  ]);
  for (const held of ['ctrlKey', 'metaKey', 'altKey', 'isComposing'])
    expect(actOf({ ...none, key: 'n', [held]: true })).toBeNull();
});
