import { emptyPlan, kinds, type Plan } from '@hetang/contract/plan/registry';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { definitionsOf, randomPlan } from '../../../test/harness/random-plan.ts';
import { writeBack } from './export/write-back.ts';
import { findingsOf, lintPlan } from './lint.ts';
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
  const loud = findingsOf(lintPlan(printed), 'zh').filter(({ severity }) => severity !== 'info');
  expect(loud).toEqual([]);
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
    { path: 'reach.yaml', text: 'codes:\n  c: { name: 码, staff: [s] }\n' },
  ]);
});

test('whatever the plan, of every kind: loading what was exported gives the same plan', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(randomPlan(), (plan) => {
      for (const kind of kinds) seen.set(kind, (seen.get(kind) ?? 0) + Object.keys(plan[kind]).length);
      expect(again(printPlan(plan))).toBe(JSON.stringify(plan));
    }),
    { numRuns: 200 },
  );
  // A kind of which no definition could be made would be a kind that is not tested; a rare one may be missed above.
  const missed = kinds.filter((kind) => !seen.get(kind));
  for (const kind of missed) {
    const some = fc.sample(definitionsOf(kind), 500).find((specs) => Object.keys(specs).length > 0);
    expect(some, kind).toBeDefined();
    const plan = { ...emptyPlan({ plan: 'p', name: 'n', timezone: 'Asia/Shanghai' }), [kind]: some };
    expect(again(printPlan(plan))).toBe(JSON.stringify(plan));
  }
});

test('whatever the plans: one written into the files of another gives the one', () => {
  fc.assert(
    fc.property(randomPlan(), randomPlan(), fc.boolean(), (before, other, mixed) => {
      const after: Plan = mixed ? { ...before, ...half(other) } : other;
      const files = printPlan(before);
      expect(new Map(textsOf(writeBack(files, before)))).toEqual(new Map(textsOf(files)));
      expect(again(writeBack(files, after))).toBe(JSON.stringify(after));
    }),
    { numRuns: 60 },
  );
});

test('whatever changes: notes above definitions that stay are kept, and go with those that go', () => {
  fc.assert(
    fc.property(randomPlan(), randomPlan(), fc.infiniteStream(fc.boolean()), (before, other, coins) => {
      const after: Plan = { ...before };
      for (const kind of kinds) {
        const toss = () => coins.next().value === true;
        const instead = Object.values(other[kind])[0];
        const kept = Object.entries(before[kind])
          .filter(() => toss())
          .map(([key, spec]) => [key, instead && toss() ? instead : spec]);
        const added = Object.entries(other[kind]).filter(() => toss());
        (after[kind] as Record<string, unknown>) = Object.fromEntries([...kept, ...added]);
      }
      const files = printPlan(before).map(({ path, text }) => ({ path, text: noted(text) }));
      const written = writeBack(files, after);
      expect(again(written)).toBe(JSON.stringify(after));
      const all = written.map((file) => file.text).join('');
      for (const kind of kinds)
        for (const key of Object.keys(before[kind]))
          expect(all.includes(`# note ${kind} ${key}.\n`), `${kind} ${key}`).toBe(
            Object.hasOwn(after[kind], key),
          );
    }),
    { numRuns: 60 },
  );
});

/** A note above every definition. */
function noted(text: string): string {
  let kind = '';
  const lines = text.split('\n').flatMap((line) => {
    kind = /^([a-z-]+):$/.exec(line)?.[1] ?? kind;
    const key = /^ {2}([^\s:]+):/.exec(line)?.[1];
    return key ? [`  # note ${kind} ${key}.`, line] : [line];
  });
  return lines.join('\n');
}

/** Half of the kinds of a plan, with a few definitions of each gone. */
function half(plan: Plan): Partial<Plan> {
  const entries = kinds.filter((_, i) => i % 2 === 0).map((kind) => [kind, plan[kind]]);
  return Object.fromEntries(entries);
}

const textsOf = (files: ReturnType<typeof printPlan>) => files.map(({ path, text }) => [path, text] as const);

function again(files: ReturnType<typeof printPlan>): string {
  const { plan, issues } = loadPlan(files);
  expect(issues).toEqual([]);
  return JSON.stringify(plan);
}
