import { jsonSchemaFiles } from '@hetang/contract/plan/json-schema';
import type { Kind } from '@hetang/contract/plan/registry';
import { expect, test } from 'vitest';
import { lintPlan } from './lint.ts';
import { printPlan } from './print.ts';
import { type JsonSchema, schemaRows } from './reference/schema-rows.ts';

/** One plan that uses every key of the kinds about people and reach. */
const full: Partial<Record<Kind, string>> = {
  goals: `
  all: { name: 合计, metric: derived, of: { sum: [fees, more] }, target: 300, by: 2026-12-31, owner: lin }
  fees: { name: 年费, metric: revenue, of: { product: [buyers], times: 2 }, target: 200, by: 2026-12-31, owner: lin,
          pace: [{ by: 2026-06-30, target: 50 }] }
  more: { name: 其他, metric: event-count, event: lesson.done, target: 100, by: 2026-12-31, owner: lin }
  buyers: { name: 买家, metric: stage-entered, stage: paid, target: 100, by: 2026-12-31, owner: lin }
  arpu: { name: 人均, metric: arpu, window: 90d, target: 10, by: 2026-12-31, owner: lin }
  friends: { name: 好友, metric: contacts-added, target: 10, by: 2026-12-31, owner: lin }`,
  tags: `
  intent:
    name: 意向
    choose: one
    wecom: false
    step: intent
    by: staff
    owner: last
    roles: [顾问]
    within: 1d
    values: { a: 高, b: { name: 低, description: 不急, when: { event: lesson.done }, expires: 90d } }`,
  segments: `
  cold: { name: 冷, description: 没学过, when: { not: { event: lesson.done } }, owner: lin, size: { at-least: 0.1, at-most: 0.9 } }`,
  units: `
  hq: { name: 总部, level: headquarters, description: 管全局, manager: lin }
  sz: { name: 深圳, level: city, parent: hq, manager: lin,
        stores: { east: 东门店, west: { name: 西门店, address: 深南大道 1 号, manager: zhou } } }`,
  staff: `
  lin:
    name: 林
    wecom: Lin
    role: 顾问
    unit: hq
    tasks-per-day: 50
    capacity: { contacts: 5000, adds-per-day: 100, chats-per-day: 60 }
    works: [{ on: [mon, tue, wed, thu, fri, sat, sun], from: "00:00", to: "24:00" }]
    away: [{ from: 2026-05-01, to: 2026-05-03, stand-in: zhou, why: 年假 }]
    duties: [{ do: 填表, every: week, on: [fri], at: "18:00", times: 2, minutes: 10, fills: [tag-group/intent] }]
    kpis: [{ name: 私聊, counts: private-chats, target: 50, per: week }]
  zhou: { name: 周, wecom: Zhou }`,
  accounts: `
  main:
    name: 主号
    kind: sales
    staff: lin
    stages: [new, paid]
    communities: [group]
    capacity: 5000
    persona:
      role: 顾问
      nickname: 小林
      avatar: 半身照
      wechat-id: xiaolin-01
      gender: female
      place: 深圳
      signature: 有问必答
      cover: 海报
      by-stage: { new: 客服, paid: { role: 专属顾问, nickname: 林顾问, avatar: 工作照, wechat-id: lin-adviser, gender: female, place: 深圳, signature: 随时找我, cover: 门店 } }
      by-tier: { level/gold: 高级客服 }
    card: { position: 顾问, company: 荷塘, about: 一对一 }
    opening: hello
    checklist: [换好头像]`,
  scripts: `
  hello:
    name: 首次交流
    channel: private-chat
    description: 第一段话
    owner: lin
    stages: [new]
    tags: [intent/a]
    objection: 太贵了
    steps:
      - { part: who, text: "我是{{ staff.name }}" }
      - { part: thanks, text: 谢谢, when: 对方先开口 }
      - { part: short-lure, text: 送资料 }
      - { part: long-lure, text: 每周有课 }`,
  codes: `
  site:
    name: 官网
    kind: code
    staff: [lin]
    tags: [intent/a]
    welcome: hi
    skip-verify: true
    auto-accept: { from: "08:00", to: "22:00" }
    shifts: [{ on: [mon], from: "09:00", to: "18:00", staff: [lin] }]
    daily-limit: 80
    backup: [zhou]
    remark: 官网
    contact-remark: "{{ contact.name }}-官网"
    partner: 合作方
    unit: sz
    store: sz/west
  group: { name: 群码, kind: group-code, community: group }`,
  events: `
  lesson.done:
    name: 学完
    description: 学完一课
    from: 课程平台
    identity: [phone]
    properties:
      lesson: { name: 哪一课, type: choice, values: [one, two], required: true }
      score: { name: 分数, type: number }
      note: { type: text }
      price: { type: money }
      at: { type: time }
      passed: { type: bool }`,
  broadcasts: `
  june: { name: 六月, description: 年中, to: { segment: cold }, unless: { stage: paid }, message: hi, by: lin, send: { on: 2026-06-01, at: "10:00" }, owner: lin, value: 9 }
  weekly: { name: 每周, to: { segment: cold }, message: hi, send: { every: [mon], at: "10:00", from: 2026-02-01, until: 2026-03-01 }, owner: lin }
  posts: { name: 群消息, groups: [group], message: hi, late: 1h, expires: 6h, send: { every: [tue], at: "10:00" }, owner: lin }`,
  experiments: `
  words:
    name: 写法
    hypothesis: 短一些更好
    owner: lin
    where: { message: hi }
    who: { segment: cold }
    variants: { now: { name: 现在, weight: 50 }, new: { name: 新的, weight: 50, message: hello } }
    measure: { event: lesson.done, within: 7d, baseline: 0.2 }
    effect: 0.1
    alpha: 0.1
    power: 0.9
    unit: contact
    volume: 5000
    from: 2026-03-01
    until: 2026-03-31
  ways:
    name: 走法
    hypothesis: 慢一些更好
    owner: lin
    where: { journey: slow }
    variants: { now: { name: 现在, weight: 50 }, new: { name: 新的, weight: 50, journey: fast } }
    measure: { stage: paid, within: 7d, baseline: 0.2 }
    from: 2026-03-01
    until: 2026-03-31
  letter:
    name: 月信
    hypothesis: 有图更好
    owner: lin
    where: { broadcast: weekly }
    variants: { now: { name: 现在, weight: 50 }, new: { name: 新的, weight: 50, message: hello } }
    measure: { event: lesson.done }
    from: 2026-03-01
    until: 2026-03-31`,
};
const others = `
stages:
  new: { name: 新客 }
  paid: { name: 付费, enter: { event: order.paid } }
ladders: { level: { name: 等级, tiers: { plain: { name: 普通 }, gold: { name: 金, when: { event: order.paid, at-least: 3 } } } } }
messages: { hi: { name: 欢迎, text: 你好 }, hello: { name: 您好, text: 您好 } }
communities: { group: { name: 群, owner: lin, welcome: hi, notice: hi, exit: 自愿 } }
journeys:
  slow: { name: 慢, start: { event: lesson.done }, steps: [{ wait: 2d }, { message: hi }] }
  fast: { name: 快, start: { event: order.paid }, steps: [{ wait: 1d }, { message: hello }] }
`;
const text = `plan: full\nname: 全\nperiod: { from: 2026-01-01, to: 2026-12-31 }\n${Object.entries(full)
  .map(([kind, definitions]) => `${kind}:${definitions}\n`)
  .join('')}${others}`;

test('a plan with every key of these kinds has no error, and survives export to the letter', () => {
  const linted = lintPlan([{ path: 'plan.yaml', text }]);
  expect(linted.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  const { plan } = linted;
  if (!plan) throw new Error('does not load');
  const again = lintPlan(printPlan(plan)).plan;
  expect(JSON.stringify(again)).toBe(JSON.stringify(plan));
});

test.each(Object.keys(full) as Kind[])('the example of %s leaves no key out', (kind) => {
  const file = jsonSchemaFiles().find(({ name }) => name === `${kind}.json`);
  const values = (JSON.parse(file?.text ?? '{}') as JsonSchema).additionalProperties;
  if (typeof values !== 'object') throw new Error('no schema');
  const keys = new Set(
    schemaRows(values, 'en').map(({ path }) => path.split('.').at(-1)?.replace('[]', '') ?? ''),
  );
  const written = full[kind] ?? '';
  expect([...keys].filter((key) => !/^<key>$/.test(key) && !written.includes(`${key}:`))).toEqual([]);
});
