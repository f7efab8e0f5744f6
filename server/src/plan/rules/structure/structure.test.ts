import { expect, test } from 'vitest';
import { findingsOf, lintPlan } from '../../lint.ts';

function lint(rule: string, text: string): string[] {
  const files = [{ path: 'plan.yaml', text: `plan: demo\nname: 演示\n${text}` }];
  return findingsOf(lintPlan(files), 'en')
    .filter((finding) => finding.code === `plan/${rule}`)
    .map((finding) => finding.message);
}
const segments = (...keys: string[]) =>
  lint(
    'similar-keys',
    `segments:\n${keys.map((key, i) => `  ${key}: { name: 群${i}, when: { event: a.e${i} } }\n`).join('')}`,
  );

test.each([
  ['high-value', 'highvalue'],
  ['intent-a', 'intent-A'],
  ['member', 'members'],
  ['new-user', 'newuser'],
])('%s and %s look alike', (a, b) => {
  expect(segments(a, b)).toHaveLength(1);
});

test.each([
  ['area-1-12', 'area-11-2'],
  ['area-1', 'area-11'],
  ['as', 'a'],
  ['new', 'news-old'],
])('%s and %s do not', (a, b) => {
  expect(segments(a, b)).toEqual([]);
});

test('values of one tag group are compared, those of two are not', () => {
  const tags =
    'tags: { g: { name: 组, values: { vip: 贵宾, VIP: 大客户 } }, h: { name: 类, values: { Vip: 会员 } } }\n';
  expect(lint('similar-keys', tags)).toEqual([expect.stringContaining('tags.g.values.VIP')]);
});

test('the same words under two names, with and without a link', () => {
  const messages = (one: string, other: string) =>
    lint('same-content', `messages: { a: { name: 甲, ${one} }, b: { name: 乙, ${other} } }\n`);
  const link = 'link: { title: 页, url: "https://example.com/" }';
  expect(messages('text: 你好', 'text: 你好')).toHaveLength(1);
  expect(messages('text: 你好', `text: 你好, ${link}`)).toEqual([]);
  expect(messages('text: 你好', 'text: 您好')).toEqual([]);
});

test('the same person twice in one list, not in two', () => {
  const codes = (a: string, b: string) =>
    lint(
      'repeated-item',
      `staff: { lin: { name: 林, wecom: Lin }, he: { name: 何, wecom: He } }
codes: { a: { name: 甲, staff: [${a}] }, b: { name: 乙, staff: [${b}] } }\n`,
    );
  expect(codes('lin, he', 'lin, he')).toEqual([]);
  expect(codes('lin, he, lin', 'lin')).toEqual([expect.stringContaining('codes.a.staff[2]')]);
});

test('what is only recorded is said once for each kind, with its settings', () => {
  const text = `segments:
  a: { name: 甲, when: { event: a.b }, owner: lin }
  b: { name: 乙, when: { event: c.d }, owner: lin, size: { at-most: 0.5 } }
staff: { lin: { name: 林, wecom: Lin } }
channels: { web: { name: 官网, group: other, purpose: 引流, status: idle } }
`;
  const found = lint('only-recorded', text);
  expect(found.filter((message) => message.includes('segments'))).toEqual([
    expect.stringMatching(/^segments\.a: Of segments `owner`, `size` are recorded only/),
  ]);
  expect(found).toContainEqual(expect.stringContaining('The kind `channels` is recorded only'));
  expect(found.filter((message) => message.includes('staff'))).toEqual([]);
});

test('names that differ by case, width or spaces are one name', () => {
  const names = (one: string, other: string) =>
    lint(
      'duplicate-name',
      `fields: { a: { name: "${one}", type: text }, b: { name: "${other}", type: text } }\n`,
    );
  expect(names('VIP客户', 'ｖｉｐ 客户')).toHaveLength(1);
  expect(names('客户（新）', '客户(新)')).toHaveLength(1);
  expect(names('客户A', '客户B')).toEqual([]);
});
