import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { errorCodes } from '../error-codes.ts';
import { groupOf } from '../rules/group-of.ts';
import { type DescribedCall, everyCall, whatOf } from './every-call.ts';
import { CORP_LIMITS, limitsFor } from './limits.ts';

const HERE = new URL('./', import.meta.url);
const DOC = new URL('../../../../../docs/wecom-calls.md', import.meta.url);

it('every table of calls is one of those that the log of calls and the document know', () => {
  const source = readFileSync(new URL('every-call.ts', HERE), 'utf8');
  const tables = readdirSync(HERE).filter((name) => /^call-table[.]ts$|-calls[.]ts$/.test(name));
  expect(tables.length).toBeGreaterThan(2);
  expect(tables.filter((name) => !source.includes(`./${name}`))).toEqual([]);
});

it('says of every call what it is for, once', () => {
  expect(
    everyCall.filter(({ path }) => !whatOf(path, 'zh') || !whatOf(path, 'en')).map(({ path }) => path),
  ).toEqual([]);
  // One call may be made in two lanes.
  const paths = everyCall.map(({ path, lane }) => `${path} ${lane}`);
  expect(paths.filter((path, nr) => paths.indexOf(path) !== nr)).toEqual([]);
});

it('docs/wecom-calls.md says what the tables say (npx vitest run -u writes it anew)', async () => {
  await expect(document()).toMatchFileSnapshot(DOC.pathname);
});

function document(): string {
  const calls = everyCall.toSorted((a, b) => (a.path < b.path ? -1 : 1)).map(callRow);
  const errors = [...errorCodes].toSorted(([a], [b]) => a - b).map(errorRow);
  return [...HEAD, ...calls, ...MIDDLE, ...errors, ''].join('\n');
}

function callRow(call: DescribedCall): string {
  const { path, method, repeat, lane, limits = CORP_LIMITS } = call;
  const kept = Object.entries(limitsFor(limits, lane)).map(([span, most]) => `${most}/${span}`);
  const cells = [`\`${path}\``, method, whatOf(path, 'en'), kept.join(', '), repeat, lane, groupOf(path)];
  return `| ${cells.join(' | ')} |`;
}

function errorRow([code, { reason, retry, afterMs, zh, en }]: [
  number,
  typeof errorCodes extends ReadonlyMap<number, infer E> ? E : never,
]): string {
  const again = retry === 'never' ? 'never' : `after ${(afterMs ?? 0) / 1000} s`;
  return `| ${code} | \`${reason}\` | ${again} | ${zh.what}：${zh.hint} | ${en.what}. ${en.hint} |`;
}

const HEAD =
  `<!-- Written by server/src/channels/wecom/client/call-docs.test.ts: change the tables of calls, not this file. -->

# Calls to WeCom

What Hetang asks of WeCom, within which limits, and what it makes of an error. The tables are those of the program.

- **Limit**: what all processes of Hetang together keep to, in any stretch of a minute, an hour or a day, wherever it begins. They
  take leases of it from PostgreSQL (\`wecom_quota\`). Bulk reading uses four fifths.
- **Again**: \`safe\` calls are tried up to three times after a broken answer, \`-1\` or 45033; \`once\` calls never: they are read
  back first, so that nothing is done twice. A token that is refused (40001, 40014, 42001) is renewed once, for all processes.
- **Lane**: calls of different lanes do not wait for each other: a welcome never waits for bulk.
- **Group**: five calls of a group in a row without a proper answer let the group rest: 2 s, doubling to 60 s, for all processes; then
  one call tries. 45009 rests the call itself for a minute, doubling to 15; -1 and 45033 for a second, doubling to 15 s.

| call | method | for | limit | again | lane | group |
| --- | --- | --- | --- | --- | --- | --- |`.split('\n');

const MIDDLE = `
## Errors

\`never\` fails again until somebody changes something. Negative numbers below -1 are our own: nothing was sent.

| code | reason | again | 含义与办法 | meaning and what to do |
| --- | --- | --- | --- | --- |`.split('\n');
