import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ACCOUNT_BY_PATH } from '../official-account/endpoints.ts';
import { ENDPOINT_BY_PATH } from '../wecom/endpoints.ts';

const SOURCES = fileURLToPath(new URL('..', import.meta.url));
const CONFORMANCE = new URL('../../CONFORMANCE.md', import.meta.url);
// Tests of an area call its paths without their common beginning.
const COMMON = /^\/(oa\/)?(cgi-bin\/)?(externalcontact\/)?(customer_acquisition\/|groupchat\/)?(kf\/)?/;

it('has a test or a trial of a public SDK for every call', () => {
  const tests = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(SOURCES, name), 'utf8'));
  const [, trials = ''] = readFileSync(CONFORMANCE, 'utf8').split('## Call by call');
  const text = [...tests, trials].join('\n');
  const calls = [...ENDPOINT_BY_PATH.keys(), ...ACCOUNT_BY_PATH.keys()];
  expect(calls.filter((path) => !text.includes(path.replace(COMMON, '')))).toEqual([]);
});
