import { expect, test } from 'vitest';
import { findingsOf, lintPlan } from './lint.ts';

const messages = 'messages: { a: { name: 甲, text: 一 }, b: { name: 乙, text: 二 } }\n';
const head = { path: 'plan.yaml', text: `plan: demo\nname: 演示\n${messages}` };

/** Findings but for notes, and what is put aside with its reason. */
function lint(text: string): { left: string[]; aside: string[] } {
  const linted = lintPlan([head, { path: 'x.yaml', text }]);
  const left = findingsOf(linted, 'en')
    .filter((finding) => finding.severity !== 'info')
    .map((finding) => `${finding.line}:${finding.column} ${finding.code.slice(5)}`);
  const aside = linted.suppressed.map(
    ({ issue, reason }) => `${issue.place.line} ${issue.code.slice(5)} ${reason}`,
  );
  return { left, aside };
}

const journey = (before: string, after = '', step = '') => `journeys:
  j:${before}
    name: 旅程
    start: { event: lesson.done }
    goal: { when: { event: order.paid } }
    steps:${after}
      - message: a${step}
      - message: b
`;
const ignore = '# hetang-ignore crowded-messages: 同一次通知的两部分';

test('a finding without a comment stays', () => {
  expect(lint(journey(''))).toEqual({ left: ['8:18 crowded-messages'], aside: [] });
});

test.each([
  ['at the end of the line of the definition', journey(` ${ignore}`)],
  ['at the end of the line of a key above', journey('', ` ${ignore}`)],
  ['before the definition', `journeys:\n  ${ignore}\n${journey('').slice('journeys:\n'.length)}`],
  ['before the kind, for all that the file has of it', `${ignore}\n${journey('')}`],
  ['before the step', journey('').replace('      - message: b', `      ${ignore}\n      - message: b`)],
  ['at the end of the step', journey('').replace('- message: b', `- message: b ${ignore}`)],
  ['with other comments and empty lines between', `${ignore}\n# 说明\n\n${journey('')}`],
  ['with the full-width colon', `${ignore.replace(': ', '：')}\n${journey('')}`],
  ['with the whole code', `${ignore.replace('crowded', 'plan/crowded')}\n${journey('')}`],
  ['in a file with CRLF', `${ignore}\r\n${journey('').replaceAll('\n', '\r\n')}`],
  ['in a file with a byte order mark', `\ufeff${ignore}\n${journey('')}`],
])('a comment %s puts it aside', (_, text) => {
  const { left, aside } = lint(text);
  expect(left.filter((finding) => !finding.endsWith('byte-order-mark'))).toEqual([]);
  expect(aside.map((line) => line.replace(/^\d+ /, ''))).toEqual(['crowded-messages 同一次通知的两部分']);
});

test('it covers what is below, and nothing beside', () => {
  expect(lint(journey('', '', ` ${ignore}`)).left).toEqual(['7:20 ignore-unused', '8:18 crowded-messages']);
  const second = journey('')
    .replace('旅程', '另一个')
    .replace('lesson.done', 'quiz.done')
    .split('\n')
    .slice(2)
    .join('\n');
  const two = `${journey('')}  k: ${ignore}\n${second}`;
  expect(lint(two)).toEqual({
    left: ['8:18 crowded-messages'],
    aside: ['15 crowded-messages 同一次通知的两部分'],
  });
});

test('one comment may name several rules; each must be of use', () => {
  const text = `# hetang-ignore crowded-messages, personal-mass-message: 旧活动\n${journey('')}`;
  expect(lint(text)).toEqual({ left: ['1:1 ignore-unused'], aside: ['9 crowded-messages 旧活动'] });
});

test.each([
  ['# hetang-ignore crowded-messages', ['1:1 ignore-without-reason', '9:18 crowded-messages']],
  ['# hetang-ignore crowded-messages:  ', ['1:1 ignore-without-reason', '9:18 crowded-messages']],
  ['# hetang-ignore: 理由', ['1:1 ignore-without-reason', '9:18 crowded-messages']],
  ['# hetang-ignore crowded-message: 理由', ['1:1 ignore-unknown-rule', '9:18 crowded-messages']],
  ['# hetang-ignore unknown-reference: 理由', ['1:1 ignore-error', '9:18 crowded-messages']],
  ['# hetang-ignored crowded-messages: 理由', ['9:18 crowded-messages']],
])('%s', (comment, left) => {
  expect(lint(`${comment}\n${journey('')}`)).toEqual({ left, aside: [] });
});

test('a # inside a text is no comment', () => {
  const text = journey('').replace('name: 旅程', `name: "${ignore}"`);
  const block = `messages:\n  c:\n    name: 丙\n    text: |\n      ${ignore}\n`;
  expect(lint(text).left).toEqual(['8:18 crowded-messages']);
  expect(lint(`${block}${journey('')}`).left).toEqual(['2:3 unused-definition', '13:18 crowded-messages']);
});

test('a comment that stands last covers nothing', () => {
  expect(lint(`${journey('')}${ignore}\n`).left).toEqual(['8:18 crowded-messages', '9:1 ignore-unused']);
});

test('in a plan that cannot be read whole a comment is not called useless', () => {
  const { left } = lint(`${ignore}\njourneys: { j: { nam: 旅程 } }\n`);
  expect(left.filter((finding) => finding.includes('ignore'))).toEqual([]);
});
