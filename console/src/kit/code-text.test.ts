import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from '../i18n/en.ts';
import { zh } from '../i18n/zh.ts';
import { reasonText, sourceText } from './code-text.ts';
import { reference } from './sample-reference.test-data.ts';
import type { WordGroup } from './use-word.ts';

const word = (group: WordGroup, code: string): string => {
  const words: Record<string, string | undefined> = zh.words[group];
  return words[code.replaceAll('.', '-')] ?? code;
};

test('reasons: codes, events, errors of the platform, words of a plan', () => {
  expect(reasonText(word, 'quota')).toBe('本月触达次数已满');
  expect(reasonText(word, 'contact.added')).toBe('添加好友');
  expect(reasonText(word, 'webinar.watched')).toBe('webinar.watched');
  expect(reasonText(word, 'platform-45033')).toBe('平台错误 45033');
  expect(reasonText(word, 'wecom-60011')).toBe('平台错误 60011');
  expect(reasonText(word, 'held-back')).toBe('企业微信要求放慢');
  expect(reasonText(word, 'platform-45009: api freq out of limit')).toBe(
    '平台错误 45009 api freq out of limit',
  );
  expect(reasonText(word, 'template: unknown filter "upper"')).toBe('消息模板有误: unknown filter "upper"');
  expect(reasonText(word, 'platform-cap')).toBe('客户当月收到的群发已达平台上限');
  expect(reasonText(word, 'journey-goal')).toBe('旅程已结束: 达成目标');
  expect(reasonText(word, 'journey-merged')).toBe('旅程已结束: 并入另一位客户');
  expect(reasonText(word, 'journey-paused')).toBe('旅程已暂停');
  expect(reasonText(word, 'out-of-stock')).toBe('券已发完');
  expect(reasonText(word, '客户要求停止')).toBe('客户要求停止');
});

test('every end that the outbox records has words', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../../server/src/outbox/README.md'), 'utf8');
  const ends = readme.slice(readme.indexOf('## Ends'), readme.indexOf('## Time'));
  const rows = ends.split('\n').filter((line) => /^\| (dropped|expired|failed|cancelled|sent)/.test(line));
  const codes = rows
    .flatMap((line) => [...line.matchAll(/`([a-z-]+)`/g)].map((match) => match[1] ?? ''))
    .filter((code) => code !== 'cancelIntentions');
  expect(codes.length).toBeGreaterThan(20);
  for (const { reason } of [zh.words, en.words])
    expect(codes.filter((code) => !Object.hasOwn(reason, code))).toEqual([]);
});

test('sources: with the name behind the key where there is one', () => {
  expect(sourceText(word, reference, 'wecom')).toBe('企业微信');
  expect(sourceText(word, reference, 'journey:new-friend')).toBe('旅程 新好友首次交流');
  expect(sourceText(word, reference, 'code:gone')).toBe('渠道活码 gone');
  expect(sourceText(word, undefined, 'api:商城')).toBe('业务系统 商城');
  expect(sourceText(word, reference, 'elsewhere')).toBe('elsewhere');
});
