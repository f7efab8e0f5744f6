import type { Step } from '@hetang/contract/plan/kinds/journey-steps';
import type { Journey } from '@hetang/contract/plan/kinds/journeys';
import { emptyPlan, type Plan } from '@hetang/contract/plan/registry';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import type { Words } from '../../../conditions/rules/words.ts';
import { compileJourney } from './compile.ts';
import { describeNode, describeSteps } from './describe-steps.ts';
import { describeTerms } from './describe-terms.ts';

const plan: Plan = {
  ...emptyPlan({ plan: 'p', name: 'p', timezone: 'Asia/Shanghai' }),
  stages: { registered: { name: '注册用户' } },
  tags: {
    need: { name: '需求标签', choose: 'many', wecom: true, values: { course: '课程学习', gift: '礼包' } },
  },
  fields: { size: { name: '公司规模', type: 'number' } },
  staff: { chen: { name: '陈销售', wecom: 'chen' } },
  messages: { hello: { name: '首次问候', text: 'x' }, pack: { name: '资料包', text: 'x' } },
};
const zh: Words = { names: namesOf(plan), lang: 'zh' };
const en: Words = { names: namesOf(plan), lang: 'en' };

const journey: Journey = {
  name: '首次交流',
  start: { event: 'tag.added', where: { tag: 'need/course' } },
  again: { after: '30d' },
  leave: { event: 'contact.lost' },
  goal: { when: { stage: 'registered', 'or-later': true }, within: '14d' },
  steps: [
    { welcome: 'hello' },
    { wait: '10m' },
    { task: { do: 'ask', title: '问需求', by: 'owner', due: '4h', fills: [], wait: true } },
    {
      branch: [
        { if: { tag: 'need/course' }, do: [{ message: 'pack', expire: '1d' }, { wait: { until: '20:00' } }] },
        { if: { tag: 'need/gift' }, do: [] },
        {
          else: [
            { branch: [{ if: { field: 'size', 'at-least': 10 }, do: [{ end: 'big' }] }] },
            { tag: ['need/gift'], untag: ['need/course'] },
          ],
        },
      ],
    },
    { untag: ['need/gift', 'need/course'] },
    { set: { size: 5 } },
    { task: { do: 'call', by: 'chen', due: '1d', fills: [], wait: false } },
    { wait: { for: { event: 'order.paid', where: { sku: 'tool' } }, 'at-most': '7d' } },
  ],
};

test('steps read as a list', () => {
  const lines = describeSteps(journey, zh).map(
    (line) => `${line.node} ${'  '.repeat(line.depth)}${line.label}`,
  );
  expect(lines).toEqual([
    '0 发送欢迎语「首次问候」',
    '1 等待 10 分钟',
    '2 任务「问需求」：负责员工在 4 小时内完成',
    '3 按条件分支，走第一个成立的',
    '-1   若 带标签 需求标签/课程学习',
    '4     发送消息「资料包」（1 天内未确认则作废）',
    '5     等到 20:00',
    '-2   若 带标签 需求标签/礼包',
    '-3   否则',
    '6     按条件分支，走第一个成立的',
    '-4       若 「公司规模」至少 10',
    '7         结束旅程：big',
    '8     打标签 需求标签/礼包，去标签 需求标签/课程学习',
    '9 去标签 需求标签/礼包、需求标签/课程学习',
    '10 设置字段「公司规模」为 5',
    '11 任务「call」：陈销售在 1 天内完成，旅程不等待',
    '12 等待「支付订单」（sku = tool），最多 7 天',
    '13 走完全部步骤',
  ]);
});

test('and in English', () => {
  const lines = describeSteps(journey, en).map((line) => line.label);
  expect(lines.slice(0, 6)).toEqual([
    'Send the welcome "首次问候"',
    'Wait 10 minutes',
    'Task "问需求": the owner, within 4 hours',
    'Branch: take the first that holds',
    'If: has the tag 需求标签/课程学习',
    'Send the message "资料包" (void unless confirmed within 1 day)',
  ]);
  expect(lines.at(-2)).toBe('Wait until they have paid an order (sku = tool), at most 7 days');
});

test('arms know their branch and the outcome that the engine notes', () => {
  const arms = describeSteps(journey, zh).flatMap((line) => (line.arm ? [line.arm] : []));
  expect(arms).toEqual([
    { branch: 3, outcome: 'if 1' },
    { branch: 3, outcome: 'if 2' },
    { branch: 3, outcome: 'else' },
    { branch: 6, outcome: 'if 1' },
  ]);
});

test('terms in words', () => {
  expect(describeTerms(journey, zh)).toEqual({
    start: '「打上标签」（需求标签/课程学习）',
    again: '结束 30 天后可以再次进入',
    goal: '处于阶段 注册用户或更后（14 天内）',
    leave: '有过「删除员工」',
  });
  const bare: Journey = {
    name: 'x',
    start: { event: 'contact.added' },
    again: 'never',
    steps: [{ wait: '1d' }],
  };
  expect(describeTerms(bare, en)).toEqual({
    start: 'added a member of staff',
    again: 'Once for each contact',
    goal: null,
    leave: null,
  });
  expect(describeTerms({ ...bare, again: 'after-end' }, zh).again).toBe('结束之后可以再次进入');
});

test('a node in words', () => {
  expect(describeNode(journey, 5, zh)).toBe('等到 20:00');
  expect(describeNode(journey, 99, zh)).toBeNull();
});

/** Journeys of any shape. */
const steps: fc.Arbitrary<Step[]> = fc.letrec<{ steps: Step[]; step: Step }>((tie) => ({
  step: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Step>(
      { wait: '1d' },
      { wait: { until: '08:00' } },
      { wait: { for: { event: 'a.b' }, 'at-most': '1d' } },
      { message: 'm' },
      { tag: ['a/b'] },
      { untag: ['a/b'] },
      { set: { x: 1 } },
      { end: 'over' },
      { task: { do: 'd', by: 'owner', due: '1d', fills: [], wait: true } },
    ),
    fc
      .tuple(
        fc.array(tie('steps'), { minLength: 1, maxLength: 3 }),
        fc.option(tie('steps'), { nil: undefined }),
      )
      .map(
        ([arms, otherwise]): Step => ({
          branch: [
            ...arms.map((inner) => ({ if: { tag: 'a/b' }, do: inner })),
            ...(otherwise ? [{ else: otherwise }] : []),
          ],
        }),
      ),
  ),
  steps: fc.array(tie('step'), { maxLength: 4 }),
})).steps;

test('numbers are those of the engine, for journeys of any shape', () => {
  const kindOf = (kind: string) =>
    ({ 'wait-for': 'wait', 'wait-until': 'wait', tags: 'tag', untag: 'tag' })[kind] ?? kind;
  fc.assert(
    fc.property(steps, (some) => {
      const any: Journey = { name: 'x', start: { event: 'a.b' }, again: 'never', steps: some };
      const nodes = compileJourney(any).nodes;
      const lines = describeSteps(any, zh).filter((line) => line.kind !== 'arm');
      expect(lines.map((line) => [line.node, kindOf(line.kind)])).toEqual(
        nodes.map((node) => [node.id, kindOf(node.kind)]),
      );
      const arms = describeSteps(any, zh).filter((line) => line.kind === 'arm');
      expect(new Set(arms.map((arm) => arm.node)).size).toBe(arms.length);
    }),
    { numRuns: 300 },
  );
});
