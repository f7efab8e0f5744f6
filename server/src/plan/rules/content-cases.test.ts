import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lintPlan } from '../lint.ts';

const people = `staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 主号, kind: community, staff: lin } }
messages: { hi: { name: 欢迎, text: 你好 } }\n`;
const year = 'period: { from: 2026-01-01, to: 2026-12-31 }\n';

/** Errors and warnings of one theme of rules: `id path`. */
function lint(text: string, only: RegExp): string[] {
  const { issues } = lintPlan([{ path: 'plan.yaml', text: `plan: demo\nname: 演示\n${text}` }]);
  const unread = issues.filter(({ code }) => /unknown-key|missing-key|wrong-type|bad-value/.test(code));
  expect(unread.map(({ text: words }) => words.en)).toEqual([]);
  return issues
    .filter(({ code, severity }) => severity !== 'info' && only.test(code.slice(5)))
    .map(({ code, text: words }) => `${code.slice(5)} ${words.en.split(':')[0]}`);
}

describe('calendars', () => {
  const moments = (slots: string, more = '') =>
    lint(
      `${year}${people}calendar: { m: { account: main, name: 朋友圈, ${more} slots: ${slots} } }`,
      /^(slot|calendar|holiday)/,
    );
  test('a day that does not exist, a date outside the plan, a range outside the days', () => {
    const daily = '{ on: every-day, at: "08:00", brief: 早 }';
    expect(moments(`[${daily}, { on: 2026-02-30, at: "09:00", brief: 写 }]`)).toEqual([
      'slot-never calendar.m.slots[1].on',
    ]);
    expect(moments(`[${daily}, { on: 02-29, at: "09:00", brief: 写 }]`)).toHaveLength(1);
    expect(moments(`[${daily}, { on: mon, from: 2027-01-01, at: "09:00", brief: 写 }]`)).toHaveLength(1);
    expect(moments(`[${daily}, { on: mon, except: mon, at: "09:00", brief: 写 }]`)).toHaveLength(1);
  });
  test('a slot in the second year of a plan does come', () => {
    const text = `period: { from: 2026-01-01, to: 2027-12-31 }\n${people}calendar:
  m: { account: main, name: 朋友圈, slots: [{ on: every-day, at: "08:00", brief: 早 }, { on: 2027-11-11, at: "12:00", brief: 写 }] }`;
    expect(lint(text, /^slot/)).toEqual([]);
  });
  test('too many in a day, and within an hour over the full hour', () => {
    const at = (...times: string[]) =>
      `[${times.map((time) => `{ on: every-day, at: "${time}", brief: 写 }`).join(', ')}]`;
    expect(moments(at('08:50', '09:10', '09:40'), 'per-day: 3,')).toEqual(['calendar-burst calendar.m']);
    expect(moments(at('08:00', '09:00', '10:00'), 'per-day: 2,')).toEqual(['calendar-burst calendar.m']);
    expect(moments(at('08:00', '09:00', '10:00'), 'per-hour: 1,')).toEqual([]);
  });
  test('weekly posts of the community count', () => {
    const text = `${year}${people}communities:
  all: { name: 群, owner: lin, welcome: hi, notice: hi, exit: 自愿, sop: [{ on: [mon], at: "10:10", post: hi }] }
calendar: { g: { community: all, name: 群里, per-hour: 1, slots: [{ on: mon, at: "10:00", brief: 写 }] } }`;
    expect(lint(text, /^calendar/)).toEqual(['calendar-burst calendar.g']);
  });
  test('a hole at the end of the plan is one', () => {
    expect(moments('[{ on: every-day, to: 2026-12-01, at: "08:00", brief: 写 }]')).toEqual([
      'calendar-hole calendar.m',
    ]);
    expect(
      moments('[{ on: every-day, to: 2026-12-01, at: "08:00", brief: 写 }]', 'silent-days: 30,'),
    ).toEqual([]);
  });
  test('holidays that end before they begin', () => {
    const text =
      'holidays: { a: { name: 春节, kind: holiday, days: [{ from: 2027-02-10, to: 2027-02-01 }] } }';
    expect(lint(text, /^holiday/)).toEqual(['holiday-clash holidays.a.days[0]']);
  });
  test('no table is needed for weekdays', () => {
    const text = `period: { from: 2026-06-01, to: 2028-06-01 }\n${people}calendar:
  m: { account: main, name: 朋友圈, slots: [{ on: every-day, at: "08:00", brief: 早 }, { on: workday, to: 2026-12-31, at: "12:00", brief: 写 }] }`;
    expect(lint(text, /^holiday/)).toEqual([]);
  });
});

describe('Official Accounts', () => {
  const account = (more: string, type = 'service') =>
    lint(
      `${people}official-accounts: { oa: { name: 号, type: ${type}, positioning: 服务, replies: { follow: hi, default: hi }, ${more} } }`,
      /^(menu|reply|service|template|unknown)/,
    );
  test('menus: three, five, sixteen bytes, sixty bytes', () => {
    const leaf = (name: string) => `{ name: ${name}, reply: hi }`;
    expect(account(`menu: [${['一', '二', '三', '四'].map(leaf).join(', ')}]`)).toHaveLength(1);
    expect(
      account(`menu: [{ name: 一, menu: [${'一二三四五六'.split('').map(leaf).join(', ')}] }]`),
    ).toHaveLength(1);
    expect(account(`menu: [${leaf('五个汉字好')}]`)).toEqual([]);
    expect(account(`menu: [${leaf('六个汉字不行')}]`)).toHaveLength(1);
    expect(
      account(`menu: [{ name: 一, menu: [${leaf('二'.repeat(20))}, ${leaf('三'.repeat(21))}] }]`),
    ).toHaveLength(1);
  });
  test('a clicked message is a reply, in conditional menus too', () => {
    const long = `messages: { hi: { name: 欢迎, text: ${'长'.repeat(700)} } }`;
    const text = `${long}\nofficial-accounts:
  oa: { name: 号, type: service, positioning: 服务, conditional-menus: [{ for: { client: ios }, menu: [{ name: 一, reply: hi }] }] }`;
    expect(lint(text, /^reply-text/)).toHaveLength(1);
  });
  test('a template message uses what its event carries', () => {
    const template = (text: string) =>
      account(
        `templates: { t: { name: 提醒, when: { event: a.b }, variables: [shop], fields: { thing1: "${text}" } } }`,
      );
    expect(template('{{ event.shop }} 的报告')).toEqual([]);
    expect(template('{{ event.shp }} 的报告')).toHaveLength(1);
    expect(template('{{ contact.name }}')).toHaveLength(1);
  });
});

describe('activities', () => {
  const activity = (text: string, only = /./) =>
    lint(`${year}${people}activities: { a: { name: 甲, rules: [规则], per-person: 1, ${text} } }`, only);
  const lottery = (more: string) =>
    activity(`type: lottery, publishes: [rules, odds, prizes], ${more}`, /^(lottery|activity|share)/);
  test('odds of decimals add up exactly', () => {
    expect(
      lottery(
        'prizes: { a: { name: 一, value: 1, stock: 1, odds: 0.1 }, b: { name: 二, value: 1, stock: 1, odds: 0.2 } }, nothing: 99.7',
      ),
    ).toEqual([]);
    expect(
      lottery('prizes: { a: { name: 一, value: 1, stock: 1, odds: 0.1 } }, nothing: 99.899999'),
    ).toHaveLength(1);
  });
  test('a prize without stock, a sure prize that is none, draws for sharing', () => {
    const prizes = 'prizes: { a: { name: 一, value: 1, stock: 0, odds: 100 } }';
    expect(lottery(prizes)).toEqual(['lottery-odds activities.a.prizes.a.stock']);
    const fine = 'prizes: { a: { name: 一, value: 1, stock: 9, odds: 100 } }';
    expect(lottery(`${fine}, sure: { after: 10, prize: b }`)).toEqual([
      'activity-reward activities.a.sure.prize',
    ]);
    expect(lottery(`${fine}, chances: { earn: [{ event: page.shared, draws: 1 }] }`)).toHaveLength(1);
  });
  test('prizes, packets and coupons are paid from the budget', () => {
    const fine = 'prizes: { a: { name: 一, value: 10, stock: 9, odds: 100 } }';
    expect(lottery(`${fine}, budget: 90`)).toEqual([]);
    expect(lottery(`${fine}, budget: 89.99`)).toHaveLength(1);
    const packets = 'type: red-packet, total: 100, count: 10, split: fixed, paid: staff';
    expect(activity(`${packets}, budget: 99`, /^activity-budget/)).toHaveLength(1);
    const coupons = 'type: coupon, claim: paid, price: 1, off: { yuan: 50 }, stock: 10';
    expect(activity(`${coupons}, budget: 490`, /^activity-budget/)).toEqual([]);
    expect(activity(`${coupons}, budget: 489`, /^activity-budget/)).toHaveLength(1);
  });
  test('rewards without stock are for everybody who is expected', () => {
    const check =
      'type: check-in, days: 7, task: 打卡, rewards: { r: { name: 奖, kind: gift, cost: 2 } }, expect: 100';
    expect(activity(`${check}, budget: 199`, /^activity-budget/)).toHaveLength(1);
    expect(activity(`${check}, budget: 200`, /^activity-budget/)).toEqual([]);
  });
  test('phases and lessons lie within the activity', () => {
    const course = (on: string) =>
      activity(
        `type: course, form: live-with-slides, sign-up: a.b, period: { from: 2026-03-01, to: 2026-03-31 }, sessions: [{ title: 课, on: ${on}, at: "20:00", lasts: 60m }]`,
        /^activity-period/,
      );
    expect(course('2026-03-31')).toEqual([]);
    expect(course('2026-04-01')).toEqual(['activity-period activities.a.sessions[0].on']);
  });
  test('a deposit is worth what was paid at least and the price at most', () => {
    const deposit = (numbers: string) =>
      activity(
        `type: deposit, ${numbers}, balance: { from: 2026-11-11, to: 2026-11-12 }, refund: never`,
        /^deposit/,
      );
    expect(deposit('price: 1000, deposit: 200, worth: 200')).toEqual([]);
    expect(deposit('price: 1000, deposit: 200, worth: 199')).toHaveLength(1);
    expect(deposit('price: 1000, deposit: 200.01, worth: 1001')).toHaveLength(2);
  });
  test('prices, packets, recruiting', () => {
    expect(
      activity('type: flash-sale, items: { x: { name: 甲, price: 10, original: 10, stock: 1 } }', /^price/),
    ).toEqual(['price-order activities.a.items.x.price']);
    expect(
      activity('type: red-packet, total: 500, count: 2, split: random, paid: staff', /^red-packet/),
    ).toHaveLength(1);
    expect(
      activity(
        'type: distribution, commissions: [60, 50], recruit-reward: 5, settle: 7d',
        /^distribution-law/,
      ),
    ).toHaveLength(2);
  });
  test('a circle of activities is found once, and not from outside of it', () => {
    const way = (edges: Record<string, string[]>) =>
      lint(
        `activities:\n${Object.entries(edges)
          .map(
            ([key, next]) =>
              `  ${key}: { type: privilege, name: ${key}, rules: [规], benefits: [乙], leads-to: [${next.join(', ')}] }`,
          )
          .join('\n')}`,
        /^activity-circle/,
      );
    expect(way({ a: ['b'], b: ['c', 'd'], c: ['d'], d: [] })).toEqual([]);
    expect(way({ a: ['b'], b: ['c'], c: ['b', 'd'], d: [] })).toEqual([
      'activity-circle activities.b.leads-to',
    ]);
    expect(way({ a: ['a'], b: ['c'], c: ['b'] })).toHaveLength(2);
  });
  test('what the poster says is looked at', () => {
    const poster =
      'poster: { title: 全网第一的课, outline: [甲], trust: 乙, benefit: 丙, urgency: 丁, call: 戊 }';
    expect(activity(`type: privilege, benefits: [答疑], ${poster}`, /^absolute/)).toEqual([
      'absolute-claim activities.a.poster.title',
    ]);
  });
});

test('what a kind names must be there', () => {
  const text = `activities:
  a: { type: privilege, name: 甲, rules: [规], benefits: [乙], owner: x1, code: x2, community: x3, tags: [x4/y], messages: [x5] }
  s: { type: survey, name: 问, questions: [{ fill: x6, ask: 吗 }] }
budgets: { b: { name: 钱, total: 3, channels: { x7: 1 }, activities: { x8: 2 } } }
cycles: { c: { name: 期, owner: x9, period: { from: 2026-01-01, to: 2026-01-02 }, phases: {}, incidents: [{ if: 出事, do: 补, by: x10 }] } }
reports: { r: { name: 报, answers: 什么, for: [x11], when: { every: day, at: "09:00" }, metrics: [goal/x12] } }
calendar: { k: { account: x13, name: 圈, slots: [{ on: mon, at: "09:00", column: x14, message: x15, by: x16 }] } }
official-accounts: { o: { name: 号, type: service, positioning: 服, columns: [x17], menu: [{ name: 一, reply: x18 }] } }
insights: { i: { about: scenario, name: 景, persona: x19, scene: 甲, pain: 乙, experience: 丙, hypotheses: [{ that: 丁, test: survey }], answered-by: [activities/x20] } }`;
  const { issues } = lintPlan([{ path: 'plan.yaml', text: `plan: demo\nname: 演示\n${text}` }]);
  const named = issues
    .filter(({ code }) => code === 'plan/unknown-reference')
    .map(({ text: words }) => /`(\w+)/.exec(words.en.split(': ').at(-1) ?? '')?.[1]);
  expect(named.sort()).toEqual(Array.from({ length: 20 }, (_, i) => `x${i + 1}`).sort());
});

describe('money, levels, cycles', () => {
  test('decimals add up exactly; nothing written is nothing to compare', () => {
    const budget = (more: string) => lint(`budgets: { b: { name: 钱, ${more} } }`, /^budget/);
    expect(budget('total: 0.3, other: { 甲: 0.1, 乙: 0.2 }')).toEqual([]);
    expect(budget('total: 100')).toEqual([]);
    expect(budget('total: 100, months: { 2026-01: 99.99 }')).toHaveLength(1);
  });
  const cycle = (tasks: string, phases = 'm: { name: 正式, kind: main, from: 2026-06-01, to: 2026-06-10 }') =>
    lint(
      `${people}cycles: { c: { name: 期, owner: lin, period: { from: 2026-06-01, to: 2026-06-10 }, phases: { ${phases} }, tasks: { ${tasks} } } }`,
      /^(task|phase|cycle)/,
    );
  test('tasks: outside their phase, before their start, before what they wait for', () => {
    const task = (more: string) => `{ name: 事, phase: m, ${more} }`;
    expect(cycle(`a: ${task('due: 2026-06-10')}`)).toEqual([]);
    expect(cycle(`a: ${task('due: 2026-06-11')}`)).toHaveLength(1);
    expect(cycle(`a: ${task('start: end-1d, due: start+1d')}`)).toHaveLength(1);
    expect(cycle(`a: ${task('due: end')}, b: ${task('due: start, after: [a]')}`)).toEqual([
      'task-due cycles.c.tasks.b.after[0]',
    ]);
    expect(cycle(`a: ${task('due: end, after: [zz]')}`)).toEqual(['cycle-keys cycles.c.tasks.a.after[0]']);
  });
  test('phases: overlap, gap, short of the end', () => {
    const phases = (a: string, b: string) =>
      cycle(
        '',
        `a: { name: 甲, kind: warm-up, from: 2026-06-01, to: ${a} }, b: { name: 乙, kind: main, from: ${b}, to: 2026-06-10 }`,
      );
    expect(phases('2026-06-04', '2026-06-05')).toEqual([]);
    expect(phases('2026-06-05', '2026-06-05')).toHaveLength(1);
    expect(phases('2026-06-03', '2026-06-05')).toHaveLength(1);
    expect(cycle('', 'a: { name: 甲, kind: main, from: 2026-06-01, to: 2026-06-09 }')).toHaveLength(1);
  });
  test('tasks wait in a circle exactly when no order of them exists', () => {
    const graph = fc.array(fc.uniqueArray(fc.nat(6), { maxLength: 3 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(graph, (edges) => {
        const given = edges.map((after) => after.filter((other) => other < edges.length));
        const tasks = given
          .map(
            (after, i) =>
              `t${i}: { name: 事, phase: m, due: end, after: [${after.map((n) => `t${n}`).join(', ')}] }`,
          )
          .join(', ');
        const found = cycle(tasks).some((hit) => hit.startsWith('task-cycle'));
        expect(found).toBe(!hasOrder(given));
      }),
      { numRuns: 60 },
    );
  });
});

/** Takes away whatever waits for nothing that is left, as long as it goes. */
function hasOrder(after: readonly (readonly number[])[]): boolean {
  let left = after.map((_, i) => i);
  for (;;) {
    const next = left.filter((task) => (after[task] ?? []).some((other) => left.includes(other)));
    if (next.length === 0) return true;
    if (next.length === left.length) return false;
    left = next;
  }
}
