import { expect, test } from 'vitest';
import { z } from 'zod';
import { issueWords } from './issue-words.ts';

const schema = z.strictObject({
  id: z.coerce.number().int().min(1).default(1),
  name: z.string().max(3).default(''),
  kind: z.enum(['a', 'b']).default('a'),
  own: z.string().regex(/^x/, '要以 x 开头').default('x'),
});

function words(input: unknown): string[] {
  const { error } = schema.safeParse(input);
  const issues = error?.issues ?? [];
  return issues.map(({ code, message, ...params }) => issueWords({ keyword: code, message, params }, 'zh'));
}

test.each([
  [{ id: 0 }, '数值过小：期望 number >=1'],
  [{ id: 'x' }, '无效输入：期望 数字，实际接收 NaN'],
  [{ name: 5 }, '无效输入：期望 string，实际接收 number'],
  [{ name: 'long' }, '数值过大：期望 string <=3 字符'],
  [{ kind: 'c' }, '无效选项：期望以下之一 "a"|"b"'],
  [{ more: 1 }, '出现未知的键(key): "more"'],
  [{ own: 'y' }, '要以 x 开头'],
])('%j', (input, expected) => {
  expect(words(input)).toEqual([expected]);
});
