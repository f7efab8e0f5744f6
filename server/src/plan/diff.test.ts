import { expect, test } from 'vitest';
import { diffPlans } from './diff.ts';
import { loadPlan } from './load.ts';

function plan(text: string, name = '演示') {
  const loaded = loadPlan([{ path: 'plan.yaml', text: `plan: demo\nname: ${name}\n${text}` }]);
  if (!loaded.plan) throw new Error(JSON.stringify(loaded.issues));
  return loaded.plan;
}
const steps = (...texts: string[]) =>
  plan(`journeys: { j: { name: 旅程, start: { event: a.b }, steps: [${texts.join(', ')}] } }`);
const details = (before: ReturnType<typeof plan>, after: ReturnType<typeof plan>) =>
  diffPlans(before, after).flatMap((change) =>
    change.details.map(({ path, before: b, after: a }) => `${path}: ${b} → ${a}`),
  );

test('a first plan is all new; the same plan is no change', () => {
  const one = plan('stages: { a: { name: 甲 } }');
  expect(diffPlans(null, one).map(({ kind, key, change, name }) => [kind, key, change, name])).toEqual([
    ['plan', 'demo', 'added', '演示'],
    ['stages', 'a', 'added', '甲'],
  ]);
  expect(diffPlans(one, plan('stages:\n  a:\n    name: 甲'))).toEqual([]);
});

test('added, changed and removed, with the name that people know', () => {
  const before = plan('stages: { a: { name: 甲 } }\nstaff: { lin: { name: 林, wecom: Lin } }');
  const after = plan('stages: { a: { name: 新 } }\nstaff: { he: { name: 何, wecom: He } }');
  expect(diffPlans(before, after)).toEqual([
    {
      kind: 'stages',
      key: 'a',
      change: 'changed',
      name: '新',
      details: [{ path: 'name', before: '甲', after: '新' }],
    },
    { kind: 'staff', key: 'he', change: 'added', name: '何', details: [] },
    { kind: 'staff', key: 'lin', change: 'removed', name: '林', details: [] },
  ]);
});

test('a value deep inside is named by its path', () => {
  expect(
    details(
      steps('{ wait: { for: { event: a.b }, at-most: 1d } }'),
      steps('{ wait: { for: { event: a.b }, at-most: 2d } }'),
    ),
  ).toEqual(['steps[0].wait.at-most: 1d → 2d']);
  expect(details(steps('{ wait: 1d }'), steps('{ wait: { until: "20:00" } }'))).toEqual([
    'steps[0].wait: 1d → {"until":"20:00"}',
  ]);
});

test('an inserted or removed step is one detail, not a cascade', () => {
  const short = steps('{ wait: 1d }', '{ wait: 3d }');
  const long = steps('{ wait: 1d }', '{ wait: 2d }', '{ wait: 3d }');
  expect(details(short, long)).toEqual(['steps[1]: null → {"wait":"2d"}']);
  expect(details(long, short)).toEqual(['steps[1]: {"wait":"2d"} → null']);
});

test('the order of stages and of tag values is part of the plan', () => {
  const stages = (a: string, b: string) =>
    plan(`stages: { ${a}: { name: ${a} }, ${b}: { name: ${b}, enter: { event: x.y } } }`);
  expect(details(stages('a', 'b'), stages('b', 'a'))).toContain('stages: a → b → b → a');
  expect(
    details(
      plan('tags: { t: { name: 组, values: { a: 甲, b: 乙 } } }'),
      plan('tags: { t: { name: 组, values: { b: 乙, a: 甲 } } }'),
    ),
  ).toEqual(['values: a, b → b, a']);
});

test('the head of the plan is compared too', () => {
  expect(diffPlans(plan(''), plan('', '新名字'))).toMatchObject([
    { kind: 'plan', key: 'demo', change: 'changed', details: [{ path: 'name' }] },
  ]);
});
