import { type Kind, kindSchemas, type Plan } from '@hetang/contract/plan/registry';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadPlan } from './load.ts';
import { printPlan } from './print.ts';
import { readPlanFolder } from './source/read-folder.ts';

test('the sample plan survives export and loading, order included', async () => {
  const folder = new URL('../../../plans/amazon-ads/', import.meta.url).pathname;
  const before = loadPlan((await readPlanFolder(folder)).files).plan;
  if (!before) throw new Error('the sample plan does not load');
  const printed = printPlan(before);
  const after = loadPlan(printed);
  expect(after.issues).toEqual([]);
  expect(JSON.stringify(after.plan)).toBe(JSON.stringify(before));
  expect(printed.map((file) => file.path)).toContain('journeys.yaml');
});

test('an export is short and leaves defaults out', () => {
  const text =
    'stages:\n  a: { name: 甲 }\ncodes:\n  c: { name: 码, staff: [s], tags: [], skip-verify: true }\n';
  const plan = loadPlan([
    { path: 'plan.yaml', text: 'plan: p\nname: n\ntimezone: Asia/Shanghai\n' },
    { path: 'x.yaml', text },
  ]).plan;
  if (!plan) throw new Error('does not load');
  expect(printPlan(plan)).toEqual([
    { path: 'plan.yaml', text: 'plan: p\nname: n\n' },
    { path: 'users.yaml', text: 'stages:\n  a: { name: 甲 }\n' },
    { path: 'reach.yaml', text: 'codes:\n  c: { name: 码, staff: [ s ] }\n' },
  ]);
});

const key = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9-]{0,9}$/).filter((text) => text !== '__proto__');
const hard = fc.constantFrom(
  'yes',
  'null',
  '~',
  '2026',
  '20:00',
  '- x',
  '# x',
  'a: b',
  '{{ contact.name }}',
  "it's",
  '"',
  '：全角',
  '1e3',
  '0x1',
  '@a',
  '!b',
  '&c',
  '*d',
  '%e',
  '|',
  '>',
  'true',
  'a\n\nb',
  ' a\n b',
  'x #y',
  '🌿',
  '<<',
  '=',
);
const text = fc
  .oneof(
    hard,
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    fc.array(hard, { minLength: 2, maxLength: 3 }).map((parts) => parts.join('\n')),
  )
  .map((value) => value.replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, '').trim())
  .filter((value) => value.length > 0 && value.length <= 100);
const duration = fc.constantFrom('10m', '4h', '3d', '2w');
const event = fc.constantFrom('a.b', 'order.paid');
const scalar = fc.oneof(
  text,
  fc.integer(),
  fc.boolean(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((x) => !Object.is(x, -0)),
);
const tagRef = fc.tuple(key, key).map(([group, value]) => `${group}/${value}`);
const eventLeaf = fc.record(
  { event, where: fc.dictionary(key, scalar, { maxKeys: 2 }), within: duration },
  { requiredKeys: ['event'] },
);
const { condition } = fc.letrec((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    fc.oneof(
      eventLeaf,
      fc.record({ tag: tagRef }),
      fc.record({ stage: key }),
      fc.record({ field: key, in: fc.array(scalar, { minLength: 1, maxLength: 3 }) }),
    ),
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ),
}));
const { steps } = fc.letrec((tie) => ({
  steps: fc.array(
    fc.oneof(
      { maxDepth: 2 },
      fc.oneof(
        fc.record({ message: key, expire: duration }, { requiredKeys: ['message'] }),
        fc.record({
          wait: fc.oneof(
            duration,
            fc.record({ until: fc.constant('20:00') }),
            fc.record({ for: eventLeaf, 'at-most': duration }),
          ),
        }),
        fc.record({ tag: fc.oneof(tagRef, fc.array(tagRef, { minLength: 1, maxLength: 3 })) }),
        fc.record({ set: fc.dictionary(key, scalar, { minKeys: 1, maxKeys: 3 }) }),
        fc.record({
          task: fc.record(
            { do: key, due: duration, title: text, wait: fc.boolean() },
            { requiredKeys: ['do', 'due'] },
          ),
        }),
        fc.record({ end: text }),
      ),
      fc.record({
        branch: fc.array(
          fc.oneof(fc.record({ if: condition, do: tie('steps') }), fc.record({ else: tie('steps') })),
          { minLength: 1, maxLength: 3 },
        ),
      }),
    ),
    { minLength: 1, maxLength: 4 },
  ),
}));
const definitions = fc.record({
  stages: fc.dictionary(key, fc.record({ name: text, enter: condition }, { requiredKeys: ['name'] }), {
    maxKeys: 3,
  }),
  tags: fc.dictionary(
    key,
    fc.record({
      name: text,
      choose: fc.constantFrom('one', 'many'),
      values: fc.dictionary(key, fc.oneof(text, fc.record({ name: text })), { maxKeys: 3 }),
    }),
    { maxKeys: 2 },
  ),
  messages: fc.dictionary(key, fc.record({ name: text, text }), { maxKeys: 3 }),
  journeys: fc.dictionary(key, fc.record({ name: text, start: fc.record({ event }), steps }), { maxKeys: 2 }),
});

test('loading what was exported gives the same plan', () => {
  fc.assert(
    fc.property(definitions, text, (given, name) => {
      const plan = parse({ ...given }, name);
      const loaded = loadPlan(printPlan(plan));
      expect(loaded.issues).toEqual([]);
      expect(JSON.stringify(loaded.plan)).toBe(JSON.stringify(plan));
    }),
    { numRuns: 150 },
  );
});

function parse(given: Partial<Record<Kind, Record<string, unknown>>>, name: string): Plan {
  const empty = loadPlan([{ path: 'plan.yaml', text: 'plan: p\nname: n\n' }]).plan;
  if (!empty) throw new Error('does not load');
  const plan = { ...empty, meta: { ...empty.meta, name } };
  for (const [kind, specs] of Object.entries(given) as [Kind, Record<string, unknown>][])
    for (const [k, spec] of Object.entries(specs))
      (plan[kind] as Record<string, unknown>)[k] = kindSchemas[kind].parse(spec);
  return plan;
}
