import { expect, test } from 'vitest';
import { findingsOf, lintPlan } from '../../lint.ts';

const head = `plan: demo
name: 演示
messages: { hi: { name: 欢迎, text: 你好 } }
stages: { new: { name: 新客 }, trial: { name: 体验, enter: { event: a.b } }, buyer: { name: 购买, enter: { event: c.d } } }
`;
function lint(rule: string, journeys: string): string[] {
  const { issues } = lintPlan([{ path: 'plan.yaml', text: `${head}journeys: { ${journeys} }\n` }]);
  expect(issues.filter((issue) => issue.severity === 'error')).toEqual([]);
  return findingsOf({ issues }, 'en')
    .filter((finding) => finding.code === `plan/${rule}`)
    .map((finding) => finding.message);
}
const task = '{ task: { do: call, due: 1d } }';

test('a journey of waits and branches is idle, unless another begins with it', () => {
  const j = (steps: string) => `j: { name: 旅程, start: { event: x.y }, steps: [${steps}] }`;
  expect(
    lint('idle-journey', j('{ wait: 1d }, { branch: [{ if: { event: a.b }, do: [{ end: x }] }] }')),
  ).toHaveLength(1);
  expect(lint('idle-journey', j(`{ branch: [{ if: { event: a.b }, do: [${task}] }] }`))).toEqual([]);
  const k = `k: { name: 另一条, start: { event: journey.ended, where: { journey: j } }, steps: [${task}] }`;
  expect(lint('idle-journey', `${j('{ wait: 1d }')}, ${k}`)).toEqual([]);
  expect(lint('idle-journey', `${j('{ wait: 1d }')}, ${k.replace(', where: { journey: j }', '')}`)).toEqual(
    [],
  );
});

test('arms that do the same, when nothing leads past them', () => {
  const arms = (one: string, other: string) =>
    lint(
      'same-arms',
      `j: { name: 旅程, start: { event: x.y }, steps: [{ branch: [{ if: { event: a.b }, do: [${one}] }, ${other}] }] }`,
    );
  expect(arms(task, `{ else: [${task}] }`)).toHaveLength(1);
  expect(arms(task, '{ else: [] }')).toEqual([]);
  expect(arms(task, `{ if: { event: c.d }, do: [${task}] }`)).toEqual([]);
  const split = `split: [{ arm: a, do: [${task}] }, { arm: b, do: [${task}] }]`;
  expect(lint('same-arms', `j: { name: 旅程, start: { event: x.y }, steps: [{ ${split} }] }`)).toHaveLength(
    1,
  );
});

test('a stage that lies behind is waited for in vain', () => {
  const waits = (start: string, stage: string) =>
    lint(
      'vain-wait',
      `j: { name: 旅程, start: ${start}, steps: [{ wait: { for: { event: stage.entered, where: { stage: ${stage} } }, at-most: 3d } }, ${task}] }`,
    );
  expect(waits('{ stage: trial }', 'new')).toHaveLength(1);
  expect(waits('{ stage: trial }', 'trial')).toHaveLength(1);
  expect(waits('{ stage: trial }', 'buyer')).toEqual([]);
  expect(waits('{ event: x.y }', 'new')).toEqual([]);
});

test('a journey on request is called by another one, or by nobody of the plan', () => {
  const called = `i: { name: 一, start: { event: x.y }, steps: [{ start: j }] }, `;
  const asked = `j: { name: 二, start: on-request, steps: [${task}] }`;
  expect(lint('never-called', asked)).toHaveLength(1);
  expect(lint('never-called', called + asked)).toEqual([]);
});
