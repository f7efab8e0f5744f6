import type { Condition } from '@hetang/contract/plan/condition';
import { expect, test } from 'vitest';
import { findingsOf } from './lint.ts';
import { createConditionLinter } from './lint-condition.ts';

const plan = `
plan: pond
name: 荷塘
tags:
  need: { name: 需求, choose: one, values: { course: 课程, trial: 试用 } }
segments:
  asleep: { name: 沉睡, when: { event: app.opened, last: { before: 30d } } }
`;
const files = [{ path: 'pond/plan.yaml', text: plan }];

test('lint speaks of the condition alone, by its own lines', () => {
  const lint = createConditionLinter();
  const asked = (when: Condition) =>
    findingsOf({ issues: lint(files, when) }, 'en').map(({ line, column, code, severity }) => [
      code,
      severity,
      line,
      column,
    ]);
  expect(asked({ tag: 'need/course' })).toEqual([]);
  expect(asked({ all: [{ segment: 'asleep' }, { tag: 'need/curse' }] })).toEqual([
    ['plan/unknown-reference', 'error', 3, 10],
  ]);
  expect(asked({ all: [{ tag: 'need/course' }, { tag: 'need/trial' }] })).toEqual([
    ['plan/impossible-condition', 'error', 3, 5],
  ]);
});

test('a part is named by its way from the condition', () => {
  const [issue] = createConditionLinter()(files, { all: [{ stage: 'none' }] });
  expect(issue?.text.en).toBe('all[0].stage: There is no stage `none`');
});

test('the plan may lie at the top or be unreadable itself', () => {
  const lint = createConditionLinter();
  expect(lint([{ path: 'plan.yaml', text: plan }], { tag: 'need/none' })).toHaveLength(1);
  expect(lint([], { tag: 'need/none' })).toEqual([]);
});
