import { eventSchema } from '@hetang/contract/plan/kinds/events';
import { expect, test } from 'vitest';
import { checkEvent, fitsProperty } from './check-event.ts';

const catalogue = {
  'course.joined': eventSchema.parse({
    name: '报名课程',
    from: '课程平台',
    identity: ['phone', 'unionid'],
    properties: {
      course: { type: 'choice', values: ['words', 'budget'], required: true },
      price: { type: 'money' },
      at: { type: 'time' },
    },
  }),
};
const check = (props: Record<string, unknown>, identities?: string[]) =>
  checkEvent(catalogue, { name: 'course.joined', props, ...(identities && { identities }) });

test('an event as declared has no problem, and what is not required may be left out or null', () => {
  expect(check({ course: 'words', price: 990, at: '2026-06-01T20:00:00+08:00' }, ['phone'])).toEqual([]);
  expect(check({ course: 'budget', price: null })).toEqual([]);
});

test('says what is missing, of another type, too much, or of a person the sender should not know', () => {
  expect(check({ price: 9.9, coupon: 'x' }, ['openid'])).toEqual([
    { problem: 'missing-property', property: 'course' },
    { problem: 'wrong-type', property: 'price' },
    { problem: 'undeclared-property', property: 'coupon' },
    { problem: 'unexpected-identity', identity: 'openid' },
  ]);
});

test('an event that is not in the catalogue is unknown; without a catalogue nothing is', () => {
  expect(checkEvent(catalogue, { name: 'course.join', props: {} })).toEqual([{ problem: 'unknown-event' }]);
  expect(checkEvent({}, { name: 'course.join', props: { any: 1 } })).toEqual([]);
});

test('keys that every object has are not declared by it', () => {
  expect(checkEvent(catalogue, { name: 'constructor', props: {} })).toEqual([{ problem: 'unknown-event' }]);
  expect(check({ course: 'words', toString: 1 })).toEqual([
    { problem: 'undeclared-property', property: 'toString' },
  ]);
});

test.each([
  [{ type: 'text' }, ['a', ''], [1, null, 'x'.repeat(501)]],
  [{ type: 'number' }, [0, -1.5], ['1', Number.NaN, Number.POSITIVE_INFINITY]],
  [{ type: 'money' }, [990, -990], [9.9, '990']],
  [{ type: 'bool' }, [true, false], ['true', 1]],
  [
    { type: 'time' },
    ['2026-06-01T20:00:00Z', '2026-06-01T20:00+08:00'],
    ['2026-06-01', '2026-13-01T00:00:00Z', 5],
  ],
  [{ type: 'choice', values: ['a', 'b'] }, ['a'], ['c', '', 1]],
] as const)('%j takes %j and not %j', (property, good, bad) => {
  const type = property.type === 'choice' ? { ...property, values: [...property.values] } : property;
  for (const value of good) expect(fitsProperty(type, value)).toBe(true);
  for (const value of bad) expect(fitsProperty(type, value)).toBe(false);
});
