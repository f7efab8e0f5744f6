import type { Condition } from '@hetang/contract/plan/condition';
import { emptyPlan, type Plan } from '@hetang/contract/plan/registry';
import { expect, test } from 'vitest';
import { durationWords } from './duration-words.ts';
import { explainCondition } from './explain.ts';
import { namesOf } from './plan-names.ts';

const plan: Plan = {
  ...emptyPlan({ plan: 'p', name: 'p', timezone: 'Asia/Shanghai' }),
  stages: { registered: { name: '注册用户' } },
  tags: {
    need: {
      name: '需求标签',
      choose: 'many',
      wecom: true,
      values: { course: { name: '课程学习' }, gift: '礼包' },
    },
  },
  fields: { size: { name: '公司规模', type: 'number' } },
  journeys: {},
};
const zh = (condition: Condition) => explainCondition(condition, { names: namesOf(plan), lang: 'zh' });
const en = (condition: Condition) => explainCondition(condition, { names: namesOf(plan), lang: 'en' });

const cases: [Condition, string, string][] = [
  [{ tag: 'need/course' }, '带标签 需求标签/课程学习', 'has the tag 需求标签/课程学习'],
  [{ not: { tag: 'need/gift' } }, '不带标签 需求标签/礼包', 'lacks the tag 需求标签/礼包'],
  [{ 'tag-group': 'need' }, '带「需求标签」的任一标签', 'has a tag of 需求标签'],
  [
    { stage: 'registered', for: '7d' },
    '处于阶段 注册用户 已满 7 天',
    'has been in the stage 注册用户 for 7 days',
  ],
  [{ not: { code: 'site' } }, '不是来自渠道活码 site', 'did not come through the code site'],
  [{ friend: 'lin' }, '是员工 lin 的好友', 'is a friend of lin'],
  [{ journey: 'hello' }, '正在旅程 hello 中', 'is in the journey hello'],
  [
    { not: { journey: 'hello', state: 'any' } },
    '没有进入过旅程 hello',
    'has never been in the journey hello',
  ],
  [{ segment: 'cold' }, '属于分群 cold', 'belongs to the segment cold'],
  [
    { event: 'order.paid', between: { from: '2026-06-01', to: '2026-06-18' }, 'at-least': 2 },
    '2026-06-01 到 2026-06-18「支付订单」至少 2 次',
    'has paid an order at least 2 times from 2026-06-01 to 2026-06-18',
  ],
  [
    { event: 'order.paid', first: { within: '30d' } },
    '「支付订单」首次发生在最近 30 天内',
    'has paid an order first in the last 30 days',
  ],
  [
    { not: { event: 'order.paid', last: { before: '2w' }, 'at-least': 3 } },
    '并非（「支付订单」最近一次发生在 2 周以前 且 「支付订单」至少 3 次）',
    'not (has paid an order last more than 2 weeks ago and has paid an order at least 3 times)',
  ],
  [{ stage: 'registered' }, '处于阶段 注册用户', 'is in the stage 注册用户'],
  [
    { not: { stage: 'registered', 'or-later': true } },
    '不处于阶段 注册用户或更后',
    'is not in the stage 注册用户 or later',
  ],
  [{ event: 'order.paid' }, '有过「支付订单」', 'has paid an order'],
  [
    { not: { event: 'app.opened', within: '30d' } },
    '最近 30 天没有过「打开应用」',
    'has not opened the app in the last 30 days',
  ],
  [
    { event: 'order.paid', where: { sku: 'tool' }, within: '1w', 'at-least': 3 },
    '最近 1 周「支付订单」（sku = tool）至少 3 次',
    'has paid an order (sku = tool) at least 3 times in the last 1 week',
  ],
  [{ event: 'order.paid', 'at-most': 0 }, '「支付订单」至多 0 次', 'has paid an order at most 0 times'],
  [
    { event: 'order.paid', 'at-least': 2, 'at-most': 2 },
    '「支付订单」恰好 2 次',
    'has paid an order exactly 2 times',
  ],
  [
    { not: { event: 'order.paid', 'at-least': 2, 'at-most': 5 } },
    '并非（「支付订单」2 到 5 次）',
    'not (has paid an order 2 to 5 times)',
  ],
  [{ event: 'webinar.seen', 'at-least': 1 }, '有过「webinar.seen」', 'has done webinar.seen'],
  [
    { event: 'stage.entered', where: { stage: 'registered', n: 5 } },
    '有过「进入阶段」（注册用户, n = 5）',
    'has entered a stage (注册用户, n = 5)',
  ],
  [{ field: 'size' }, '「公司规模」已填写', '"公司规模" is known'],
  [{ field: 'size', known: false }, '「公司规模」未填写', '"公司规模" is unknown'],
  [{ field: 'size', is: 5 }, '「公司规模」为 5', '"公司规模" is 5'],
  [{ field: 'size', in: [1, 2] }, '「公司规模」为 1、2 之一', '"公司规模" is one of 1, 2'],
  [
    { not: { field: 'size', 'at-least': 1, 'at-most': 9 } },
    '并非（「公司规模」至少 1 且 至多 9）',
    'not ("公司规模" is at least 1 and is at most 9)',
  ],
  [
    { all: [{ tag: 'need/gift' }, { any: [{ stage: 'registered' }, { event: 'order.paid' }] }] },
    '带标签 需求标签/礼包 且 （处于阶段 注册用户 或 有过「支付订单」）',
    'has the tag 需求标签/礼包 and (is in the stage 注册用户 or has paid an order)',
  ],
  [{ all: [{ any: [{ tag: 'need/gift' }] }] }, '带标签 需求标签/礼包', 'has the tag 需求标签/礼包'],
  [
    { not: { any: [{ tag: 'need/gift' }, { tag: 'x/y' }] } },
    '并非（带标签 需求标签/礼包 或 带标签 x/y）',
    'not (has the tag 需求标签/礼包 or has the tag x/y)',
  ],
  [{ not: { not: { tag: 'need/gift' } } }, '带标签 需求标签/礼包', 'has the tag 需求标签/礼包'],
  [
    { any: [{ not: { not: { all: [{ tag: 'x/y' }, { tag: 'x/z' }] } } }, { tag: 'x/w' }] },
    '（带标签 x/y 且 带标签 x/z） 或 带标签 x/w',
    '(has the tag x/y and has the tag x/z) or has the tag x/w',
  ],
];

test.each(cases)('%j', (condition, chinese, english) => {
  expect([zh(condition), en(condition)]).toEqual([chinese, english]);
});

test('keys that reach into nothing, or into the prototype, stand for themselves', () => {
  const names = namesOf(plan);
  for (const key of ['nothing', 'constructor', '__proto__', 'toString']) {
    expect([names.of('stages', key), names.tagValue('need', key), names.tagValue(key, 'x')]).toEqual([
      key,
      key,
      'x',
    ]);
  }
  expect(namesOf(null).tag('need/course')).toBe('need/course');
});

test('durations', () => {
  const both = (text: string) => [durationWords(text, 'zh'), durationWords(text, 'en')];
  expect(['1m', '2h', '1d', '3w', 'odd'].map(both)).toEqual([
    ['1 分钟', '1 minute'],
    ['2 小时', '2 hours'],
    ['1 天', '1 day'],
    ['3 周', '3 weeks'],
    ['odd', 'odd'],
  ]);
});
