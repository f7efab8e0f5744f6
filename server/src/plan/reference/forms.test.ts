import { expect, test } from 'vitest';
import { formsOf } from './forms.ts';

const one = (value: string, more: object = {}) => ({
  required: ['kind', 'name'],
  properties: { kind: { const: value }, name: { type: 'string' }, ...more },
});

test('forms share what is alike in all of them and keep the rest', () => {
  const schema = {
    oneOf: [
      { ...one('a', { size: { type: 'integer' } }), description: 'First / 甲' },
      one('b', { size: { type: 'string' } }),
    ],
  };
  const found = formsOf(schema, 'zh');
  expect(found?.shared.map(({ path }) => path)).toEqual(['name']);
  expect(found?.forms.map(({ sign, said, rows }) => [sign, said, ...rows.map(({ type }) => type)])).toEqual([
    ['kind: a', '甲', '整数'],
    ['kind: b', '', '文字'],
  ]);
});

test('a plain schema, or a union that no key tells apart, has no forms', () => {
  expect(formsOf({ properties: { a: { type: 'string' } } }, 'en')).toBeNull();
  expect(formsOf({ anyOf: [one('a'), { properties: { other: { type: 'string' } } }] }, 'en')).toBeNull();
});
