import { ACCOUNT_BY_PATH } from '../../official-account/endpoints.ts';
import { ENDPOINT_BY_PATH } from '../../wecom/endpoints.ts';
import { CANNOT } from '../errors/error-table.ts';
import { saidCodes } from '../errors/said-codes.ts';
import { AREAS } from './areas.ts';
import type { Row, Suite } from './trial.ts';

/** What one SDK was put through. */
export interface SuiteResult {
  suite: Suite;
  version: string;
  rows: Row[];
}

const LETTERS = { get: 'G', post: 'P', upload: 'U' } as const;

function table(head: string[], rows: string[][]): string {
  const widths = head.map((cell, at) => Math.max(cell.length, 3, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: string[]): string =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const rule = widths.map((width) => '-'.repeat(width));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

function calls(): string {
  const all = [...ENDPOINT_BY_PATH.values(), ...ACCOUNT_BY_PATH.values()];
  const areaOf = (path: string): string => AREAS.find(([, fits]) => fits.test(path))?.[0] ?? '';
  const rows = AREAS.map(([area]) => {
    const own = all.filter((one) => areaOf(one.path) === area);
    const names = own.map(
      ({ path, method }) => `${LETTERS[method]} \`${path.replace('/cgi-bin/', '/').slice(1)}\``,
    );
    return [area, String(own.length), names.join(' · ')];
  });
  return `${all.length} calls.\n\n${table(['area', 'n', 'calls'], rows)}`;
}

/** Errors of each call's own, as its source says them: every-error.test.ts provokes each and no other. */
function errors(): string {
  const rows = [...saidCodes()].map(([path, codes]) => [
    `\`${path}\``,
    codes.filter((code) => CANNOT[path]?.[code] === undefined).join(' '),
  ]);
  const own = rows.filter(([, codes]) => codes !== '').sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  const count = own.reduce((sum, [, codes = '']) => sum + codes.split(' ').length, 0);
  return `${count} errors of ${own.length} calls.\n\n${table(['call', 'its own errors'], own)}`;
}

function summary(results: SuiteResult[]): string {
  const rows = results.map(({ suite, version, rows: own }) => {
    const refused = own.filter((row) => row.result.startsWith('not offered')).length;
    return [
      `${suite.sdk} ${version}`,
      suite.as,
      suite.pointed,
      String(own.length),
      String(own.length - refused),
      String(refused),
    ];
  });
  return table(['SDK', 'as', 'pointed by', 'calls', 'as it expects', 'not offered'], rows);
}

function detail({ suite, version, rows }: SuiteResult): string {
  const lines = rows.map(({ call, reached, result }) => [
    `\`${call}\``,
    reached.length === 0 ? '' : reached.map((path) => `\`${path}\``).join(' '),
    result,
  ]);
  return `### ${suite.sdk} ${version}: ${suite.as}\n\n${table(['call', 'reaches', 'result'], lines)}`;
}

/** CONFORMANCE.md, from the tables of endpoints and from what the SDKs were just put through. */
export function conformanceDocument(
  results: SuiteResult[],
  vectors: { libraries: string[]; rows: string[][] },
): string {
  const parts = [
    '# Conformance',
    'Written by the tests: `npx vitest run emulator/src/testing/conformance -u` writes this file, and without `-u` the same tests fail when it is not what they find.',
    '## Calls',
    '`G` GET, `P` POST with JSON, `U` multipart upload. Paths without `oa/`, `oa/sns` and `oa/wxaapi` are under `/cgi-bin`; `oa/…` under `/oa/cgi-bin`, or under `/cgi-bin` when the Host header is `api.weixin.qq.com`.',
    calls(),
    'Not there: session archive, kf statistics and knowledge, strategies of Moments, linked corps, asynchronous directory import, media by address and high-quality voice, WeChat Pay; for the Official Account card, shop, store, device and data-cube calls, and human customer-service accounts.',
    '## Errors by call',
    'Each is provoked by a test (`emulator/src/testing/errors`), which fails when the source of a call leads to a code that is not here or that nothing provokes. Every call answers besides: 40058 for a field or a body that is not as documented; 41001, 40014 (40001 in the Official Account) and 42001 for its token; 45009 and 45033 for its limits; 60020 from an address that is not trusted; and whatever `/control/faults` tells it to.',
    errors(),
    '## Public SDKs, unmodified',
    summary(results),
    'Not offered: groups of followers and short addresses, which the platform has retired; inviting members and asynchronous imports, which are outside the table above.',
    '## Published vectors of message encryption',
    table(['vector', 'from', ...vectors.libraries], vectors.rows),
    '## Call by call',
    ...results.map(detail),
  ];
  return `${parts.join('\n\n')}\n`;
}
