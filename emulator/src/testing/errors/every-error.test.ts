import { afterAll, beforeAll, expect, it } from 'vitest';
import { ACCOUNT_BY_PATH } from '../../official-account/endpoints.ts';
import type { Endpoint } from '../../wecom/endpoint.ts';
import { ENDPOINT_BY_PATH } from '../../wecom/endpoints.ts';
import { CANNOT, errorTable } from './error-table.ts';
import { type Errors, type Provocation, provocationOf } from './provocation.ts';
import { saidCodes } from './said-codes.ts';
import { accountToken, formOf, openScene, type Scene } from './scene.ts';

// Each error that a call can give of its own is provoked; those that every call can give are in every-endpoint.test.ts.
let scene: Scene;
let table: Map<string, Errors>;
beforeAll(async () => {
  scene = await openScene();
  table = errorTable(scene);
});
afterAll(() => scene.rig.emulator.close());

const CALLS = new Map(
  [...ENDPOINT_BY_PATH.values(), ...ACCOUNT_BY_PATH.values()].map((one) => [
    one.path.replace('/cgi-bin/', '/').slice(1),
    one,
  ]),
);

async function ask({ path, method, auth }: Endpoint, how: Provocation): Promise<string> {
  const token = auth === 'account' ? accountToken(scene.rig) : scene.token;
  const fields = method === 'post' ? {} : (how.send as Record<string, string>);
  const query = new URLSearchParams({
    ...fields,
    ...how.query,
    ...(auth === 'none' ? {} : { access_token: token }),
  });
  const url = `${path}?${query}`;
  const { app } = scene.rig.emulator;
  if (method === 'get') return (await app.inject({ method: 'GET', url })).body;
  const sent =
    method === 'post'
      ? { payload: JSON.stringify(how.send), headers: { 'content-type': 'application/json' } }
      : how.file === undefined
        ? {}
        : formOf(how.file, how.description);
  return (await app.inject({ method: 'POST', url, ...sent })).body;
}

async function answered(call: Endpoint, how: Provocation): Promise<string> {
  const undo = how.given?.();
  try {
    return await ask(call, how);
  } finally {
    undo?.();
  }
}

const pairs = (codes: Iterable<readonly [string, readonly number[]]>): string[] =>
  [...codes].flatMap(([path, list]) => list.map((code) => `${path} ${code}`)).sort();

it('the table has every code that the source of a call leads to, and no other call', () => {
  const known = pairs([...table].map(([path, errors]) => [path, Object.keys(errors).map(Number)] as const));
  const cannot = pairs(
    Object.entries(CANNOT).map(([path, codes]) => [path, Object.keys(codes).map(Number)] as const),
  );
  expect([...table.keys()].filter((path) => !CALLS.has(path))).toEqual([]);
  const read = saidCodes();
  expect([...CALLS.keys()].filter((path) => !read.has(path))).toEqual([]);
  const said = pairs(read);
  expect(said.length).toBeGreaterThan(500);
  expect(said.filter((one) => !known.includes(one) && !cannot.includes(one))).toEqual([]);
  expect(known.filter((one) => !said.includes(one))).toEqual([]);
  expect(cannot.filter((one) => known.includes(one) || !said.includes(one))).toEqual([]);
});

it('each is answered when it should be', async () => {
  const wrong: string[] = [];
  for (const [path, errors] of table) {
    const call = CALLS.get(path);
    for (const [code, entry] of Object.entries(errors)) {
      const text = call === undefined ? 'no such call' : await answered(call, provocationOf(entry as object));
      if (!new RegExp(`"errcode":${code}[,}]`).test(text))
        wrong.push(`${path} ${code}: ${text.slice(0, 160)}`);
    }
  }
  expect(wrong).toEqual([]);
});
