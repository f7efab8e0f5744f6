import { expect, test } from 'vitest';
import { toCsv } from './csv.ts';

test('a table as CSV with a byte order mark and CRLF', () => {
  expect(
    toCsv([
      ['步骤', '人数'],
      ['添加好友', 12.5],
      [null, undefined],
    ]),
  ).toBe('\uFEFF步骤,人数\r\n添加好友,12.5\r\n,\r\n');
});

test('quotes, commas and line breaks are kept', () => {
  expect(toCsv([['a,b', 'say "hi"', 'two\nlines']])).toBe('\uFEFF"a,b","say ""hi""","two\nlines"\r\n');
});

test('text that a spreadsheet would run as a formula stays text; numbers stay numbers', () => {
  expect(toCsv([['=1+1', '+86', '-x', '@sum', '\t=1', -5]])).toBe("\uFEFF'=1+1,'+86,'-x,'@sum,'\t=1,-5\r\n");
  expect(toCsv([['=cmd,"x"']])).toBe('\uFEFF"\'=cmd,""x"""\r\n');
});
