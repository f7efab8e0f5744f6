import { expect, it } from 'vitest';
import { describeError, errorCodes } from './error-codes.ts';

/** Every code of the platform's global table that concerns what an operator does (its copy of 2024-04-08). */
const DOCUMENTED = `
-1 6000 40001 40003 40004 40005 40006 40007 40008 40009 40011 40013 40014 40029 40031 40032 40035 40050 40056 40058
40063 40066 60003 60123 40068 40071 40072 40091 40093 40096 40097 40098 40099 40100 40129 40126 40128 40130 40131
41001 41002 41004 41009 41010 41011 41035 41037 41038 41039 41040 41042 41041 41043 41044 41045 41046 41047 41048
41049 41050 41051 41053 41054 41055 41058 41057 41059 41060 41061 41062 41067 41063 41064 41065 41072 41068 41069
41070 41071 41076 41077 41083 41084 41073 41074 41075 41085 41086 41087 41088 41078 41079 41080 41081 41082 41089
41091 41093 41094 41095 41096 42001 42022 42052 44001 44004 45001 45002 45009 45033 48001 48002 48005 50001 50003
60011 60020 60111 60251 60252 60253 81013 82001 81017 82002 82003 84061 84074 84083 84084 85005 86001 86003 86004
86005 86006 86007 86008 86215 86216 86217 86224 90500 90501 90502 90503 90504 90507 90508 90509 90511 92000 93000
93004 93008 95000 95004 95001 95002 95031 95007 95013 95016 95018 301002 301052 301053 701008`
  .trim()
  .split(/\s+/)
  .map(Number);

it('knows every documented code, each once, with words and what to do in both languages', () => {
  expect(DOCUMENTED.filter((code) => !errorCodes.has(code))).toEqual([]);
  const own = [-1001, -1002, -1003, -1004, -1005, -1006, -1007];
  expect([...errorCodes.keys()].sort((a, b) => a - b)).toEqual([...own, ...DOCUMENTED].sort((a, b) => a - b));
  for (const [code, error] of errorCodes) {
    expect(error.reason, String(code)).toMatch(/^[a-z0-9-]+$/);
    expect(
      [error.zh.what, error.zh.hint].every((text) => /[\u4e00-\u9fff]/.test(text)),
      String(code),
    ).toBe(true);
    expect(
      [error.en.what, error.en.hint].every((text) => /^[A-Z]/.test(text)),
      String(code),
    ).toBe(true);
    expect(error.retry === 'later', String(code)).toBe(error.afterMs !== undefined && error.afterMs > 0);
  }
});

it('names a code that it does not know by its number', () => {
  expect(describeError(123_456)).toMatchObject({ reason: 'wecom-123456', retry: 'never' });
});
