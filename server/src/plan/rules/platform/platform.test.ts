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

test('a group welcome may name who joins, other texts of groups nobody', () => {
  const plan = (notice: string) =>
    `messages: { w: { name: 迎, text: "欢迎{{ contact.name }}" } }
communities: { c: { name: 群, owner: lin, welcome: w, notice: ${notice}, exit: 解散 } }
`;
  expect(lint('community-personal', plan('hi'))).toEqual([]);
  expect(lint('community-personal', plan('w'))).toEqual([expect.stringContaining('c.notice')]);
});

test('word lists that are kept in WeCom are such as it takes', () => {
  const one = (key: string, more: string) => `  ${key}: { level: refuse, ${more} }\n`;
  const lists = (...all: string[]) => lint('wordlist-in-wecom', `wordlists:\n${all.join('')}`);
  const words = (count: number) => `words: [${Array.from({ length: count }, (_, i) => `词${i}`).join(', ')}]`;
  expect(lists(one('a', `name: 甲, wecom: true, ${words(301)}`))).toEqual([]);
  expect(lists(one('a', 'name: 甲, wecom: { also: [phone] }'))).toEqual([]);
  expect(lists(one('a', 'name: 甲, wecom: true, patterns: [加*微信]'))).toEqual([
    expect.stringContaining('it has no words'),
  ]);
  expect(lists(one('a', `name: 甲, wecom: true, words: [${'长'.repeat(33)}]`))).toEqual([
    expect.stringContaining('32 characters'),
  ]);
  expect(lists(one('a', `name: ${'名'.repeat(19)}, wecom: true, ${words(301)}`))).toEqual([
    expect.stringContaining('20 characters'),
  ]);
  expect(
    lists(one('a', 'name: 甲, wecom: true, words: [乙]'), one('b', 'name: 甲, wecom: true, words: [丙]')),
  ).toEqual([expect.stringContaining('has this name')]);
  const many = Array.from({ length: 50 }, (_, i) => one(`l${i}`, `name: 表${i}, wecom: true, ${words(601)}`));
  expect(lists(...many)).toEqual([expect.stringContaining('102 rules')]);
  expect(lists(one('a', 'name: 甲, wecom: { staff: [nobody] }, words: [乙]'))).toEqual([]);
  expect(
    lint(
      'unknown-reference',
      `wordlists: { a: { name: 甲, level: warn, words: [乙], wecom: { staff: [nobody] } } }\n`,
    ),
  ).toHaveLength(1);
});

test('products are such as the album takes', () => {
  const rule = (more: string) => lint('product-in-album', `products:\n${more}`);
  const one = (key: string, more: string) => `  ${key}: { name: 商品${key}, pictures: [a.png], ${more} }\n`;
  expect(rule(one('a', 'sku: A1, price: 50000') + one('b', 'sku: A2, price: 0.29'))).toEqual([]);
  expect(rule(one('a', 'sku: A1, price: 50000.01'))).toEqual([expect.stringContaining('50,000')]);
  expect(rule(one('a', 'sku: A1, price: 9.999'))).toEqual([expect.stringContaining('two decimals')]);
  expect(rule(one('a', 'sku: A1, price: 1') + one('b', 'sku: A1, price: 2'))).toEqual([
    expect.stringMatching(/^3:.*商品a/),
  ]);
  expect(rule('  a: { name: 甲, sku: A1, price: 1, pictures: [a.png, b.png, a.png] }\n')).toEqual([
    expect.stringContaining('twice'),
  ]);
});

test('name and text of a product are one description, looked at as customers see it', () => {
  const texts = (code: string, name: string, text: string) =>
    lint(code, `products: { a: { name: ${name}, sku: A1, price: 1, pictures: [a.png], text: ${text} } }\n`);
  expect(texts('message-size', '入门课', '长'.repeat(296))).toEqual([]);
  expect(texts('message-size', '入门课', '长'.repeat(297))).toEqual([expect.stringContaining('at most 296')]);
  expect(texts('absolute-claim', '全国第一', '最好的课')).toHaveLength(2);
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

test('a message by customer service is a short text of journeys', () => {
  const message = (more: string) => `messages: { kf: { name: 客服, text: 在吗, via: kf${more} } }\n`;
  const link = 'link: { title: 帮助, url: "https://example.com/" }';
  expect(lint('service-message', message(''))).toEqual([]);
  expect(lint('service-message', message(`, ${link}, attachments: [{ image: a.png }]`))).toHaveLength(2);
  const journey = (step: string) =>
    `${message('')}journeys: { j: { name: 旅程, start: { event: contact.added }, steps: [{ ${step}: kf }] } }\n`;
  expect(lint('service-message', journey('message'))).toEqual([]);
  expect(lint('service-message', journey('welcome'))).toHaveLength(1);
  const long = (bytes: number, via: string) =>
    lint('message-size', `messages: { kf: { name: 客服, text: ${'a'.repeat(bytes)}${via} } }\n`);
  expect(long(2048, ', via: kf')).toEqual([]);
  expect(long(2049, ', via: kf')).toHaveLength(1);
  expect(long(2049, '')).toEqual([]);
});
