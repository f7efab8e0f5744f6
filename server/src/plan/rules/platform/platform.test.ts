import { expect, test } from 'vitest';
import { findingsOf, lintPlan } from '../../lint.ts';

const head = `plan: demo
name: 演示
period: { from: 2026-03-02, to: 2026-03-15 }
messages: { hi: { name: 欢迎, text: 你好 }, more: { name: 更多, text: 再说 } }
staff: { lin: { name: 林, wecom: Lin } }
`;

/** Findings of one rule as place and words, in English. */
function lint(rule: string, text: string): string[] {
  const files = [
    { path: 'plan.yaml', text: head },
    { path: 'x.yaml', text },
  ];
  return findingsOf(lintPlan(files), 'en')
    .filter((finding) => finding.code === `plan/${rule}`)
    .map((finding) => `${finding.line}:${finding.column} ${finding.message}`);
}

test('a code is welcomed by a journey of its own or of all codes, or by itself', () => {
  const plan = (codes: string, start: string) =>
    lint(
      'code-without-welcome',
      `codes: { ${codes} }\njourneys: { j: { name: 旅程, start: ${start}, steps: [{ welcome: hi }] } }\n`,
    );
  const site = 'site: { name: 官网, staff: [lin] }';
  expect(plan(site, '{ event: contact.added }')).toEqual([]);
  expect(plan(site, '{ event: contact.added, where: { code: site } }')).toEqual([]);
  expect(plan(site, '{ event: contact.added, where: { code: ads } }')).toHaveLength(1);
  expect(plan('site: { name: 官网, staff: [lin], welcome: hi }', '{ event: a.b }')).toEqual([]);
  expect(plan('g: { name: 群码, kind: group-code, community: c }', '{ event: a.b }')).toEqual([]);
  expect(lint('code-without-welcome', `codes: { ${site} }\n`)).toEqual([]);
});

test('corp tags are counted over all groups that are kept in step', () => {
  const group = (key: string, count: number, more = '') =>
    `  ${key}: { name: ${key}, ${more}values: { ${Array.from({ length: count }, (_, i) => `v${i}: 值${i}`).join(', ')} } }\n`;
  expect(lint('corp-tag-limit', `tags:\n${group('a', 6000)}${group('b', 4000)}`)).toEqual([]);
  expect(lint('corp-tag-limit', `tags:\n${group('a', 6000)}${group('b', 4001)}`)).toEqual([
    expect.stringMatching(/^3:3 tags\.b: Up to here 10001 tags/),
  ]);
  expect(lint('corp-tag-limit', `tags:\n${group('a', 6000)}${group('b', 4001, 'wecom: false, ')}`)).toEqual(
    [],
  );
});

test('a hundred different group welcomes are taken, shared ones count once', () => {
  const plan = (count: number, welcome: (i: number) => string) =>
    lint(
      'group-welcome',
      `messages: { ${Array.from({ length: count }, (_, i) => `w${i}: { name: 迎${i}, text: 欢迎${i} }`).join(', ')} }
communities:
${Array.from({ length: count }, (_, i) => `  c${i}: { name: 群${i}, owner: lin, welcome: ${welcome(i)}, notice: hi, exit: 解散 }\n`).join('')}`,
    );
  expect(plan(100, (i) => `w${i}`)).toEqual([]);
  expect(plan(101, (i) => `w${i}`)).toHaveLength(1);
  expect(plan(101, () => 'w0')).toEqual([]);
});

test('posts of a group on one day: by day of its life, by day of the week, from the calendar', () => {
  const plan = (sop: string, more = '') =>
    lint(
      'group-posts-a-day',
      `communities: { c: { name: 群, owner: lin, welcome: hi, notice: hi, exit: 解散, sop: [${sop}] } }\n${more}`,
    );
  const on = (days: string, at: string) => `{ on: [${days}], at: "${at}", post: hi }`;
  expect(plan(`${on('mon', '09:00')}, ${on('tue', '09:00')}`)).toEqual([]);
  expect(plan(`${on('mon, tue', '09:00')}, ${on('tue', '20:00')}`)).toEqual([
    expect.stringContaining('2 posts on 2026-03-03, the fullest day: one can be a mass task, the other 1'),
  ]);
  expect(
    plan(
      '{ day: 1, at: "09:00", post: hi }, { day: 1, at: "12:00", post: hi }, { day: 1, at: "20:00", post: hi }',
    ),
  ).toEqual([expect.stringContaining('3 posts on day 1 of the group')]);
  const calendar =
    'calendar: { k: { name: 历, community: c, slots: [{ on: 2026-03-09, at: "10:00", message: hi }] } }\n';
  expect(plan(on('mon', '09:00'), calendar)).toEqual([expect.stringContaining('2026-03-09')]);
});

test('what people must do is said once for each definition', () => {
  const text = `communities: { c: { name: 群, owner: lin, welcome: hi, notice: hi, exit: 解散, keywords: { 资料: more } } }
broadcasts: { b: { name: 群发, to: { event: a.b }, message: hi, send: { on: 2026-03-09, at: "10:00" } } }
journeys: { j: { name: 旅程, start: { event: a.b }, steps: [{ message: hi }, { wait: 1d }, { message: more }, { invite: c }] } }
`;
  const [broadcast, community, journey, ...rest] = lint('human-step', text).toSorted((a, b) =>
    a.slice(4) < b.slice(4) ? -1 : 1,
  );
  expect(broadcast).toContain('staff confirm 1 mass messages');
  expect(community).toContain('the owner writes the notice; an administrator sets the automatic answers');
  expect(journey).toContain('staff confirm 2 mass messages in WeCom; staff send the invitation at 1 steps');
  expect(rest).toEqual([]);
});

test('unfinished texts, and words that only look so', () => {
  const texts = (text: string) => lint('unfinished-text', `messages: { a: { name: 甲, text: "${text}" } }\n`);
  for (const text of ['TODO', '地址XXX路', '【品牌名】您好', '文案待补', '[链接]'])
    expect(texts(text)).toHaveLength(1);
  for (const text of ['等待补货通知', '{{ contact.name }}你好', '【活动】开始了', 'XX 小时内回复'])
    expect(texts(text)).toEqual([]);
});
