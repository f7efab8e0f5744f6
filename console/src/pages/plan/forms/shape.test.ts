import { expect, test } from 'vitest';
import type { JsonSchema } from '../editor/schema-at.ts';
import { shapeOf, wayOf } from './shape.ts';
import { emptyOf, inWay, nearest, withKey } from './values.ts';

const text: JsonSchema = { type: 'string', maxLength: 100 };
const object = (properties: Record<string, JsonSchema>, required: string[]): JsonSchema => ({
  type: 'object',
  properties,
  required,
});
const root: JsonSchema = { definitions: { condition: { anyOf: [] } } };
const goal: JsonSchema = {
  oneOf: [
    object({ metric: { type: 'string', const: 'stage-entered' }, stage: text, name: text }, [
      'metric',
      'stage',
      'name',
    ]),
    object({ metric: { type: 'string', const: 'revenue' }, name: text }, ['metric', 'name']),
  ],
};
const attachment: JsonSchema = {
  anyOf: [object({ image: text }, ['image']), object({ link: object({ title: text }, ['title']) }, ['link'])],
};
const tagValue: JsonSchema = { anyOf: [text, object({ name: text, expires: text }, ['name'])] };

test.each<[JsonSchema, string]>([
  [text, 'text'],
  [{ type: 'string', pattern: '^[1-9]\\d{0,4}[mhdw]$' }, 'span'],
  [{ type: 'string', format: 'date' }, 'date'],
  [{ type: 'string', enum: ['a', 'b'] }, 'word'],
  [{ type: 'array', items: text }, 'list'],
  [{ type: 'object', additionalProperties: text }, 'record'],
  [{ allOf: [{ $ref: '#/definitions/condition' }] }, 'condition'],
  [{ anyOf: [text, { type: 'string', const: '24:00' }] }, 'text'],
  [goal, 'ways'],
  [attachment, 'ways'],
  [tagValue, 'ways'],
  [{}, 'unknown'],
])('%j is shown as %s', (schema, type) => {
  expect(shapeOf(root, schema).type).toBe(type);
});

test.each([
  {
    schema: goal,
    value: { metric: 'revenue', name: 'R' },
    sign: 'metric',
    other: { metric: 'stage-entered', stage: '', name: 'R' },
    to: 0,
  },
  { schema: attachment, value: { link: { title: 'T' } }, sign: 'link', other: { image: '' }, to: 0 },
  { schema: tagValue, value: '课程', sign: 'string', other: { name: '课程' }, to: 1 },
])('a value is known by its way and is written another way', ({ schema, value, sign, other, to }) => {
  const shape = shapeOf(root, schema);
  const ways = shape.type === 'ways' ? shape.ways : [];
  expect(wayOf(ways, value)?.sign).toBe(sign);
  const way = ways[to];
  expect(way && inWay(root, way, value)).toEqual(other);
});

test('new values, keys in their place, and the field that a finding is shown at', () => {
  expect(
    emptyOf(root, object({ name: text, tags: { type: 'array', items: text } }, ['name', 'tags'])),
  ).toEqual({
    name: '',
    tags: [],
  });
  expect(Object.keys(withKey({ a: 1, b: 2 }, 'a', 3))).toEqual(['a', 'b']);
  expect(withKey({ a: 1, b: 2 }, 'a', undefined)).toEqual({ b: 2 });
  expect(nearest({ values: { x: { name: 'X' } } }, ['values', 'x', 'when'])).toEqual(['values', 'x']);
  expect(nearest({ list: ['a'] }, ['list', 0])).toEqual(['list', 0]);
});
