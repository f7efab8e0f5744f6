import { type Condition, conditionSchema } from '@hetang/contract/plan/condition';
import { emptyPlan } from '@hetang/contract/plan/registry';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { workOf } from '../../../../../test/harness/work-of.ts';
import { loadPlan } from '../../load.ts';
import { logicOf } from './implies.ts';

const { draft } = loadPlan([
  {
    path: 'plan.yaml',
    text: `plan: demo
name: 演示
stages: { a: { name: 甲 }, b: { name: 乙, enter: { event: x.y } }, c: { name: 丙, enter: { event: z.z } } }
tags: { one: { name: 单, choose: one, values: { x: 一, y: 二 } }, many: { name: 多, values: { x: 一, y: 二 } } }
ladders: { rfm: { name: 分层, tiers: { low: { name: 低, when: { event: q.q } }, high: { name: 高, when: { event: p.q } } } } }
`,
  },
]);
const logic = logicOf(draft);
const read = (text: string): Condition => conditionSchema.parse(parse(text));

test.each([
  ['{ tag: one/x }', '{ tag-group: one }'],
  ['{ tag: one/x, for: 7d }', '{ tag: one/x, for: 3d }'],
  ['{ stage: c }', '{ stage: b, or-later: true }'],
  ['{ stage: b, or-later: true }', '{ stage: a, or-later: true }'],
  ['{ stage: b, for: 2w }', '{ stage: b }'],
  ['{ tier: rfm/high }', '{ tier: rfm/low, or-higher: true }'],
  ['{ event: a.b, where: { k: 1, l: 2 } }', '{ event: a.b, where: { k: 1 } }'],
  ['{ event: a.b, within: 3d }', '{ event: a.b, within: 7d }'],
  ['{ event: a.b, at-least: 3 }', '{ event: a.b }'],
  ['{ field: f, is: 3 }', '{ field: f, at-least: 2 }'],
  ['{ field: f, is: x }', '{ field: f, in: [x, y] }'],
  ['{ field: f, is: x }', '{ field: f, known: true }'],
  ['{ all: [{ tag: one/x }, { event: a.b }] }', '{ tag-group: one }'],
  ['{ tag: one/x }', '{ any: [{ event: a.b }, { tag-group: one }] }'],
  ['{ any: [{ tag: one/x }, { tag: one/y }] }', '{ tag-group: one }'],
  ['{ not: { tag-group: one } }', '{ not: { tag: one/x } }'],
  ['{ tag: one/x }', '{ not: { tag: one/y } }'],
])('%s implies %s', (a, b) => {
  expect(logic.implies(read(a), read(b))).toBe(true);
});

test.each([
  ['{ tag-group: one }', '{ tag: one/x }'],
  ['{ tag: one/x, for: 3d }', '{ tag: one/x, for: 7d }'],
  ['{ stage: b, or-later: true }', '{ stage: b }'],
  ['{ stage: a }', '{ stage: b, or-later: true }'],
  ['{ stage: c }', '{ stage: b, or-later: true, for: 3d }'],
  ['{ event: a.b }', '{ event: a.b, within: 7d }'],
  ['{ event: a.b, at-most: 0 }', '{ event: a.b }'],
  ['{ event: a.b, sum: amount, at-least: 3 }', '{ event: a.b, at-least: 3 }'],
  ['{ event: a.b }', '{ event: a.b, at-least: 2 }'],
  ['{ field: f, at-least: 2 }', '{ field: f, is: 3 }'],
  ['{ field: f, is: 1 }', '{ field: f, at-least: 2 }'],
  ['{ any: [{ tag: one/x }, { event: a.b }] }', '{ tag-group: one }'],
  ['{ tag: many/x }', '{ not: { tag: many/y } }'],
])('%s does not imply %s', (a, b) => {
  expect(logic.implies(read(a), read(b))).toBe(false);
});

test.each([
  ['{ stage: a }', '{ stage: b, or-later: true }', true],
  ['{ stage: c }', '{ stage: b, or-later: true }', false],
  ['{ tag: one/x }', '{ not: { tag-group: one } }', true],
  ['{ event: a.b, within: 3d }', '{ not: { event: a.b } }', true],
  ['{ event: a.b }', '{ not: { event: a.b, within: 3d } }', false],
  ['{ field: f, at-least: 5 }', '{ field: f, at-most: 4 }', true],
  ['{ field: f, at-least: 4 }', '{ field: f, at-most: 4 }', false],
  ['{ field: f, is: x }', '{ field: f, in: [y, z] }', true],
  ['{ field: f, known: false }', '{ field: f, is: x }', true],
  ['{ all: [{ stage: a }, { event: a.b }] }', '{ any: [{ stage: b }, { stage: c }] }', true],
  ['{ all: [{ stage: a }, { event: a.b }] }', '{ any: [{ stage: b }, { event: c.d }] }', false],
])('%s excludes %s: %s', (a, b, expected) => {
  expect(logic.excludes(read(a), read(b))).toBe(expected);
  expect(logic.excludes(read(b), read(a))).toBe(expected);
});

test('a question that is too large is given up, not answered for ever', () => {
  const part = (i: number): string =>
    `{ any: [${Array.from({ length: 40 }, (_, j) => `{ event: a.b, where: { k: ${i * 40 + j} } }`).join(', ')}] }`;
  const all = (from: number) =>
    read(`{ all: [${Array.from({ length: 40 }, (_, i) => part(from + i)).join(', ')}] }`);
  const [one, other] = [all(0), all(100)];
  const nothingKnown = logicOf(emptyPlan(draft.meta));
  const [work] = workOf([() => expect(nothingKnown.implies(one, other)).toBe(false)]);
  expect(work).toBeLessThan(200_000);
});
