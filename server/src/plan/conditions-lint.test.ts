import { describe, expect, test } from 'vitest';
import { lintPlan } from './lint.ts';

const DEFINITIONS = `
stages: { a: { name: 甲 }, b: { name: 乙, enter: { event: x.y } } }
tags: { g: { name: 组, choose: one, values: { a: 甲, b: 乙 } } }
codes: { site: { name: 官网, staff: [lin] } }
staff: { lin: { name: 林, wecom: Lin } }
messages: { hi: { name: 欢迎, text: 欢迎进群 } }
communities: { vip: { name: 会员群, owner: lin, welcome: hi, notice: hi, exit: 自愿退群 } }
ladders: { value: { name: 客户价值, tiers: { low: { name: 低 }, high: { name: 高, when: { event: order.paid } } } } }
`;

/** What is said of a condition: code, place within the line, words. */
function findings(condition: string): { code: string; zh: string; en: string; column: number }[] {
  const when = `segments: { s: { name: 分群, when: ${condition} } }`;
  const { issues } = lintPlan([{ path: 'plan.yaml', text: `plan: p\nname: 方案\n${DEFINITIONS}${when}` }]);
  const line = `plan: p\nname: 方案\n${DEFINITIONS}`.split('\n').length;
  return issues
    .filter((issue) => issue.severity !== 'info' && issue.place.line === line)
    .map(({ code, text, place }) => ({
      code: code.slice(5),
      // Without the way to the place, which the column says too.
      zh: text.zh.replace(/^[\w.[\]-]+：/, ''),
      en: text.en,
      column: place.column,
    }));
}
const codes = (condition: string) => findings(condition).map((finding) => finding.code);

describe('what can be written', () => {
  test.each([
    '{ event: order.paid, sum: amount, at-least: 5000, within: 90d }',
    '{ event: order.paid, min: points, at-most: -1.5, between: { from: 2026-06-01 } }',
    '{ event: order.paid, where: { sku: tool }, max: amount, at-least: 99.9, last: { within: 30d } }',
    '{ sequence: [{ event: course.joined }, { event: account.registered, within: 7d }, { event: order.paid }], within: 30d }',
    '{ at-least: 2, of: [{ tag: g/a }, { stage: b }, { event: order.paid }] }',
    '{ tier: value/high, for: 30d }',
    '{ tier: value/low, or-higher: true }',
    '{ consent: message }',
    '{ consent: moments, is: unknown }',
    '{ community: vip, for: 7d }',
    '{ community: vip, state: left, for: 7d }',
    '{ tag: g/a, for: 7d }',
    '{ code: site, source: any }',
    '{ orders: amount, at-least: 5000, within: 365d }',
    '{ orders: days-since-last, at-least: 30, at-most: 90 }',
  ])('%s', (condition) => {
    expect(findings(condition)).toEqual([]);
  });
});

describe('what is refused says why', () => {
  test.each([
    ['{ event: order.paid, sum: amount }', 'bad-value', '还要写 at-least 或 at-most'],
    ['{ event: order.paid, sum: amount, max: amount, at-least: 1 }', 'bad-value', 'sum、min、max 只能写一个'],
    ['{ event: order.paid, at-least: 1.5 }', 'bad-value', '次数写 1 到 100000 的整数'],
    ['{ event: order.paid, at-least: 0 }', 'bad-value', '次数写 1 到 100000 的整数'],
    [
      '{ sequence: [{ event: a.b, within: 7d }, { event: c.d }] }',
      'bad-value',
      '第一步之前没有别的步骤,不能写 within',
    ],
    ['{ sequence: [{ event: a.b }] }', 'out-of-range', '项数应至少 2 项'],
    ['{ community: vip, state: any, for: 7d }', 'bad-value', '只能和 member 或 left 一起写'],
    ['{ consent: phone }', 'bad-value', '不能是“phone”'],
    ['{ orders: count }', 'bad-value', '还要写 at-least 或 at-most'],
    ['{ orders: days-since-last, at-least: 7, within: 30d }', 'bad-value', '不能和 days-since-last 一起写'],
    ['{ of: [{ tag: g/a }] }', 'missing-key', '缺少 at-least'],
    ['{ tier: value }', 'bad-value', '“value”不是层级'],
    ['{ evnt: order.paid, at-least: 2 }', 'unknown-key', '没有“evnt”这个键'],
  ])('%s', (condition, code, zh) => {
    expect(findings(condition).map((finding) => [finding.code, finding.zh])).toContainEqual([code, zh]);
    for (const finding of findings(condition)) expect(finding.en).not.toMatch(/\p{Script=Han}|undefined/u);
  });

  test('at the very place', () => {
    const condition = '{ orders: days-since-last, at-least: 7, within: 30d }';
    const start = 'segments: { s: { name: 分群, when: '.length;
    expect(findings(condition).map(({ column }) => column)).toEqual([start + condition.indexOf('30d') + 1]);
  });
});

describe('references', () => {
  test.each([
    ['{ tier: value/top }', 'value/top'],
    ['{ tier: worth/high }', 'worth'],
    ['{ community: vips }', 'vips'],
    ['{ sequence: [{ event: stage.entered, where: { stage: c } }, { event: order.paid }] }', 'c'],
    ['{ event: community.joined, where: { community: vips } }', 'vips'],
    ['{ of: [{ stage: c }, { tag: g/c }], at-least: 1 }', 'c'],
  ])('%s', (condition, key) => {
    const found = findings(condition).filter(({ code }) => code === 'unknown-reference');
    expect(found[0]?.en).toContain(`\`${key}\``);
  });
});

describe('what can never hold, and what always does', () => {
  test.each([
    ['{ of: [{ tag: g/a }, { stage: b }], at-least: 3 }', ['impossible-condition']],
    ['{ event: order.paid, sum: amount, at-least: 9, at-most: 8.5 }', ['impossible-condition']],
    ['{ orders: amount, at-least: 9, at-most: 8 }', ['impossible-condition']],
    ['{ all: [{ tier: value/low }, { tier: value/high }] }', ['impossible-condition']],
    ['{ all: [{ consent: group }, { consent: group, is: withdrawn }] }', ['impossible-condition']],
    ['{ all: [{ community: vip }, { community: vip, state: left }] }', ['impossible-condition']],
    ['{ all: [{ community: vip, state: any }, { community: vip, state: left }] }', []],
    ['{ all: [{ consent: group }, { consent: message, is: withdrawn }] }', []],
    ['{ of: [{ tag: g/a }, { not: { tag: g/a } }], at-least: 1 }', ['always-true']],
    ['{ of: [{ tag: g/a }, { not: { tag: g/a } }, { stage: b }], at-least: 2 }', []],
    [
      '{ any: [{ consent: group }, { consent: group, is: withdrawn }, { consent: group, is: unknown }] }',
      ['always-true'],
    ],
    [
      '{ any: [{ consent: group }, { consent: group, is: withdrawn }, { consent: message, is: unknown }] }',
      [],
    ],
  ])('%s', (condition, expected) => {
    expect(codes(condition)).toEqual(expected);
  });
});
