import type { Condition } from '@hetang/contract/plan/condition';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changed, conditionOf, draftOf, isGroup, unfinished, withGroup, withLeaf } from './draft.ts';
import { freshLeaf, isUnfinished, kindOf, leafKinds } from './leaves.ts';

const leaf: fc.Arbitrary<Condition> = fc.constantFrom<Condition>(
  { tag: 'need/course', for: '7d' },
  { stage: 'trial', 'or-later': true },
  { field: 'city', in: ['杭州', '宁波'] },
  { event: 'order.paid', where: { sku: 'a' }, sum: 'amount', 'at-least': 100, within: '30d' },
  { sequence: [{ event: 'app.opened' }, { event: 'order.paid', within: '7d' }], within: '90d' },
  { orders: 'days-since-last', 'at-least': 60 },
  { community: 'beginners', state: 'left' },
);
/** Conditions as people write them: no "not" of "not". */
const { condition } = fc.letrec<{ condition: Condition; plain: Condition }>((tie) => ({
  condition: fc.oneof(
    { weight: 3, arbitrary: tie('plain') },
    tie('plain').map((not) => ({ not })),
  ),
  plain: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('condition'), { minLength: 1, maxLength: 4 }).map((all) => ({ all })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 4 }).map((any) => ({ any })),
    fc.array(tie('condition'), { minLength: 2, maxLength: 4 }).map((of) => ({ of, 'at-least': 2 })),
  ),
}));

test('what is read is written again: only a lonely group at the top gives way to its part', () => {
  fc.assert(
    fc.property(condition, (when) => {
      const again = conditionOf(draftOf(when));
      expect(again).not.toBeNull();
      expect(shape(draftOf(again))).toEqual(shape(draftOf(lonelyOff(when))));
    }),
  );
});

/** `{ all: [x] }` and `{ any: [x] }` at the top are `x`. */
function lonelyOff(when: Condition): Condition {
  const parts = 'all' in when ? when.all : 'any' in when ? when.any : [];
  const [only] = parts;
  return parts.length === 1 && only ? only : when;
}

/** A draft without its numbers. */
function shape(node: object): unknown {
  return JSON.parse(JSON.stringify(node, (key, value) => (key === 'id' ? undefined : value)));
}

test('exactly the same comes back where nothing is lonely or doubly denied', () => {
  for (const when of [
    { all: [{ tag: 'a/b' }, { not: { any: [{ stage: 'x' }, { not: { segment: 'y' } }] } }] },
    { not: { all: [{ tag: 'a/b' }, { stage: 'x' }] } },
    { not: { consent: 'message' } },
    { of: [{ tag: 'a/b' }, { tag: 'a/c' }, { tag: 'a/d' }], 'at-least': 2 },
    { friend: 'lin' },
  ] satisfies Condition[])
    expect(conditionOf(draftOf(when))).toEqual(when);
  expect(conditionOf(draftOf({ not: { not: { tag: 'a/b' } } }))).toEqual({ tag: 'a/b' });
});

test('a field compared in two ways is two facts that must both hold', () => {
  expect(
    conditionOf(draftOf({ any: [{ field: 'age', 'at-least': 18, known: true }, { tag: 'a/b' }] })),
  ).toEqual({
    any: [
      {
        all: [
          { field: 'age', 'at-least': 18 },
          { field: 'age', known: true },
        ],
      },
      { tag: 'a/b' },
    ],
  });
});

test('nothing is asked before everything is chosen', () => {
  let draft = draftOf(null);
  expect([conditionOf(draft), unfinished(draft)]).toEqual([null, 1]);
  draft = withLeaf(draft, draft.id, freshLeaf('tag'));
  draft = withGroup(draft, draft.id, freshLeaf('stage'));
  expect([conditionOf(draft), unfinished(draft)]).toEqual([null, 2]);
  const [tag, group] = draft.parts;
  draft = changed(draft, tag?.id ?? 0, (node) => ({ ...node, leaf: { tag: 'need/course' } }));
  expect(conditionOf(draft)).toBeNull();
  const inner = group && isGroup(group) ? group.parts[0] : undefined;
  const done = changed(draft, inner?.id ?? 0, (node) => ({ ...node, not: true, leaf: { stage: 'trial' } }));
  expect(conditionOf(done)).toEqual({
    all: [{ tag: 'need/course' }, { any: [{ not: { stage: 'trial' } }] }],
  });
  const without = changed(done, group?.id ?? 0, () => null);
  expect(conditionOf(without)).toEqual({ tag: 'need/course' });
});

test('of so many at least: never more than there are', () => {
  const draft = draftOf({ of: [{ tag: 'a/b' }, { tag: 'a/c' }], 'at-least': 2 });
  expect(conditionOf({ ...draft, parts: draft.parts.slice(0, 1) })).toEqual({
    of: [{ tag: 'a/b' }],
    'at-least': 1,
  });
});

test('every kind begins unfinished, apart from those whose first choice is a good one', () => {
  const ready = leafKinds.filter((kind) => !isUnfinished(freshLeaf(kind)));
  expect(ready).toEqual(['orders', 'consent']);
  for (const kind of leafKinds) expect(kindOf(freshLeaf(kind))).toBe(kind);
});

test('half of an event filter or measure is unfinished', () => {
  expect(isUnfinished({ event: 'order.paid', where: { '': 'x' } })).toBe(true);
  expect(isUnfinished({ event: 'order.paid', where: { sku: '' } })).toBe(true);
  expect(isUnfinished({ event: 'order.paid', sum: '' })).toBe(true);
  expect(isUnfinished({ event: 'order.paid', sum: 'amount' })).toBe(true);
  expect(isUnfinished({ event: 'order.paid', sum: 'amount', 'at-least': 1 })).toBe(false);
});
