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
  ladders: { value: { name: '客户价值', demote: 'never', tiers: { high: { name: '高价值' } } } },
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
  [
    { event: 'order.paid', sum: 'amount', 'at-least': 5000, within: '90d' },
    '最近 90 天「支付订单」的金额合计至少 5000 元',
    'has paid an order with amount adding up to at least 5000 yuan in the last 90 days',
  ],
  [
    { not: { event: 'order.paid', where: { sku: 'tool' }, max: 'amount', 'at-least': 100, 'at-most': 200 } },
    '并非（「支付订单」（sku = tool）的金额最高一次在 100 到 200 元之间）',
    'not (has paid an order (sku = tool) with the highest amount 100 to 200 yuan)',
  ],
  [
    { event: 'order.paid', min: 'points', 'at-most': -3, first: { before: '7d' } },
    '「支付订单」首次发生在 7 天以前 且 「支付订单」的 points 最低一次至多 -3',
    'has paid an order first more than 7 days ago and has paid an order with the lowest points at most -3',
  ],
  [
    {
      sequence: [
        { event: 'course.joined' },
        { event: 'account.registered', within: '7d' },
        { event: 'order.paid', where: { sku: 'tool' } },
      ],
      within: '30d',
    },
    '依次「参加课程」、7 天内「注册账号」、「支付订单」（sku = tool），最后一步在最近 30 天',
    'has joined a course, then within 7 days registered, then paid an order (sku = tool), the last of them in the last 30 days',
  ],
  [
    { not: { sequence: [{ event: 'x.y' }, { event: 'order.paid' }] } },
    '并非（依次「x.y」、「支付订单」）',
    'not (has done x.y, then paid an order)',
  ],
  [
    { of: [{ tag: 'need/gift' }, { not: { code: 'site' } }, { stage: 'registered' }], 'at-least': 2 },
    '3 条中至少 2 条满足（带标签 需求标签/礼包；不是来自渠道活码 site；处于阶段 注册用户）',
    'at least 2 of these 3 hold (has the tag 需求标签/礼包; did not come through the code site; is in the stage 注册用户)',
  ],
  [
    { tag: 'need/gift', for: '7d' },
    '带标签 需求标签/礼包 已满 7 天',
    'has had the tag 需求标签/礼包 for 7 days',
  ],
  [
    { tier: 'value/high', 'or-higher': true },
    '处于层级 客户价值/高价值或更高',
    'is on the tier 客户价值/高价值 or higher',
  ],
  [
    { not: { tier: 'value/high', for: '1d' } },
    '并非处于层级 客户价值/高价值 已满 1 天',
    'has not been on the tier 客户价值/高价值 for 1 day',
  ],
  [{ consent: 'message' }, '已同意接收消息', 'has agreed to messages'],
  [
    { not: { consent: 'group', is: 'withdrawn' } },
    '没有撤回对邀请进群的同意',
    'has not refused invitations to groups',
  ],
  [{ consent: 'moments', is: 'unknown' }, '没有对朋友圈触达表态', 'has not said whether to allow moments'],
  [{ community: 'vip' }, '在社群 vip 里', 'is in the community vip'],
  [
    { not: { community: 'vip', state: 'left', for: '7d' } },
    '并非已退出社群 vip 已满 7 天',
    'has not been out of the community vip for 7 days',
  ],
  [{ community: 'vip', state: 'any' }, '进过社群 vip', 'has been in the community vip'],
  [{ code: 'site', source: 'any' }, '曾通过渠道活码 site 添加', 'has been added through the code site'],
  [
    { orders: 'amount', 'at-least': 5000, within: '90d' },
    '最近 90 天消费金额（已减取消和退款）至少 5000 元',
    'has spent at least 5000 yuan in the last 90 days, less cancelled and refunded',
  ],
  [
    { not: { orders: 'count', 'at-least': 2, 'at-most': 3, between: { from: '2026-06-01' } } },
    '并非（2026-06-01 起订单数（已减取消）在 2 到 3 单之间）',
    'not (has 2 to 3 orders since 2026-06-01, less cancelled)',
  ],
  [
    { orders: 'days-since-last', 'at-least': 30, 'at-most': 90 },
    '距上次付款在 30 到 90 天之间',
    'last paid an order 30 to 90 days ago',
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
