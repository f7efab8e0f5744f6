import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNT_BY_PATH } from '../official-account/endpoints.ts';
import type { Endpoint } from '../wecom/endpoint.ts';
import { ENDPOINT_BY_PATH } from '../wecom/endpoints.ts';
import { type Rig, startRig } from './harness.ts';

const EVERY = [...ENDPOINT_BY_PATH.values(), ...ACCOUNT_BY_PATH.values()];
const GUARDED = EVERY.filter(({ auth }) => auth !== 'none');
/** How much rubbish each call gets. */
const RUNS = 3;

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.emulator.close());

const faults = (body: object): Promise<unknown> => rig.control('PUT', 'faults', body);

async function accountToken(): Promise<string> {
  const { appId, secret } = rig.emulator.world.state.account;
  const query = new URLSearchParams({ grant_type: 'client_credential', appid: appId, secret });
  const answer = await fetch(`${rig.url}/oa/cgi-bin/token?${query}`);
  return String(((await answer.json()) as { access_token: string }).access_token);
}

interface Ask {
  query?: Record<string, string>;
  body?: string;
  type?: string;
}

/** The errcode of the answer, as its header says it. */
async function codeOf({ path, method }: Endpoint, { query, body = '{}', type }: Ask = {}): Promise<number> {
  const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
  const init: RequestInit = method === 'get' ? {} : { method: 'POST', body, headers };
  const response = await fetch(`${rig.url}${path}?${new URLSearchParams(query)}`, init);
  await response.arrayBuffer();
  expect(response.status, path).toBe(200);
  const code = response.headers.get('error-code');
  expect(code, path).toMatch(/^-?\d+$/);
  return Number(code);
}

async function codes(calls: readonly Endpoint[], how: (one: Endpoint) => Ask): Promise<Map<string, number>> {
  return new Map(
    await Promise.all(calls.map(async (one) => [one.path, await codeOf(one, how(one))] as const)),
  );
}

const allAre = (calls: readonly Endpoint[], code: (one: Endpoint) => number): Map<string, number> =>
  new Map(calls.map((one) => [one.path, code(one)]));

describe('every call', () => {
  it('asks for a token: none, a wrong one, one that has expired', async () => {
    expect(await codes(GUARDED, () => ({}))).toEqual(allAre(GUARDED, () => 41001));
    const wrong = await codes(GUARDED, () => ({ query: { access_token: 'wrong' } }));
    expect(wrong).toEqual(allAre(GUARDED, ({ auth }) => (auth === 'account' ? 40001 : 40014)));
    const old = { token: await rig.token(), account: await accountToken() };
    await rig.emulator.advance(7200);
    const expired = await codes(GUARDED, ({ auth }) => ({
      query: { access_token: auth === 'account' ? old.account : old.token },
    }));
    expect(expired).toEqual(allAre(GUARDED, () => 42001));
  });

  it('is refused from an address that the administrator does not trust', async () => {
    const { tenant } = rig.emulator.world.state;
    tenant.trustedIps = ['192.0.2.1'];
    try {
      const own = EVERY.filter(({ auth }) => auth === 'token');
      const query = { access_token: 'any' };
      expect(await codes(own, () => ({ query }))).toEqual(allAre(own, () => 60020));
    } finally {
      tenant.trustedIps = [];
    }
  });

  it('has a limit over a minute, and is answered again when the minute is over', async () => {
    await rig.emulator.advance(3600);
    await faults({ quotas: { perMinute: 1 } });
    try {
      const first = await codes(EVERY, () => ({}));
      expect([...first].filter(([, code]) => code === 45009)).toEqual([]);
      expect(await codes(EVERY, () => ({}))).toEqual(allAre(EVERY, () => 45009));
      await rig.emulator.advance(60);
      const later = await codes(EVERY, () => ({}));
      expect([...later].filter(([, code]) => code === 45009)).toEqual([]);
    } finally {
      await faults({ quotas: { perMinute: 10_000 } });
      await rig.emulator.advance(60);
    }
  });

  it('fails as it is told to: with an error, or by half', async () => {
    const errors = [-1, 45009, 45033, 48002, 50001];
    for (let from = 0; from < EVERY.length; from += 50) {
      const some = EVERY.slice(from, from + 50);
      const errcodeOf = ({ path }: Endpoint): number => errors[path.length % errors.length] ?? -1;
      await faults({
        failNext: some.flatMap((one) => [
          { path: one.path, errcode: errcodeOf(one), times: 1 },
          { path: one.path, dropAfterEffect: true, times: 1 },
        ]),
      });
      expect(await codes(some, () => ({}))).toEqual(allAre(some, errcodeOf));
      for (const one of some) await expect(codeOf(one), one.path).rejects.toThrow();
    }
    expect(await rig.control('GET', 'faults')).toMatchObject({ failNext: [] });
  });

  it('never fails inside, whatever comes: bodies, queries, XML, forms that are broken off', async () => {
    // Rubbish may order the account's things deleted, but not the tokens that the next rubbish needs.
    const tokens = { token: await rig.token(), account: await accountToken(), none: '' };
    const calls = EVERY.filter(({ path }) => !/\/(token|stable_token)$/.test(path));
    for (const one of calls) {
      await fc.assert(
        fc.asyncProperty(rubbish, async ({ query, ...sent }) => {
          const code = await codeOf(one, { ...sent, query: { ...query, access_token: tokens[one.auth] } });
          expect(code, `${one.path} ${JSON.stringify({ query, ...sent })}`).not.toBe(-1);
        }),
        { numRuns: RUNS },
      );
    }
  });
});

/** Names of fields, as the schemas of the calls have them: rubbish must get past the names. */
const names = ['wecom', 'official-account'].flatMap((folder) => {
  const root = fileURLToPath(new URL(`../${folder}`, import.meta.url));
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap((name) => [
      ...readFileSync(join(root, name), 'utf8').matchAll(/^\s+([a-z_]{2,}): (?:z|chars|ids)\b/gm),
    ])
    .map(([, name = '']) => name);
});
const name = fc.oneof(fc.constantFrom(...new Set(names)), fc.string());
const odd = fc.constantFrom('ops-01', '', '__proto__', '-1', '1e309', 'NaN', '%00', '\u0000', '😀');
const value = fc.oneof(fc.jsonValue(), odd, fc.constantFrom(1e300, -1, 0, true, [], {}, [[]]));
const MULTIPART = 'multipart/form-data; boundary=x';
const rubbish: fc.Arbitrary<Ask> = fc.record({
  query: fc.dictionary(name, fc.oneof(fc.string(), odd), { maxKeys: 4 }),
  body: fc.oneof(
    { weight: 4, arbitrary: fc.dictionary(name, value, { maxKeys: 8 }).map((body) => JSON.stringify(body)) },
    { weight: 1, arbitrary: fc.string() },
    { weight: 1, arbitrary: fc.string().map((text) => `<xml><ToUserName>${text}</ToUserName><!ENTITY a`) },
    {
      weight: 1,
      arbitrary: fc
        .string()
        .map(
          (text) => `--x\r\nContent-Disposition: form-data; name="media"; filename="${text}"\r\n\r\n${text}`,
        ),
    },
  ),
  type: fc.constantFrom('application/json', 'text/xml', 'text/plain', MULTIPART, 'multipart/form-data'),
});
