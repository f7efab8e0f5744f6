import { afterEach, expect, test, vi } from 'vitest';
import {
  ApiError,
  NETWORK,
  queryString,
  request,
  setRequestLanguage,
  toProblem,
  UNREADABLE,
} from './client.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  setRequestLanguage('zh-CN');
});

/** Answers every request alike and keeps what was asked. */
function answer(response: () => Response): { asked: [string, RequestInit][] } {
  const asked: [string, RequestInit][] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push([path, init]);
    return response();
  });
  return { asked };
}

const failure = async (path = '/v1/x'): Promise<ApiError> => {
  const error: unknown = await request(path).catch((thrown: unknown) => thrown);
  if (!(error instanceof ApiError)) throw new Error('expected an ApiError');
  return error;
};

test('reading asks in the chosen language and without the guard’s header', async () => {
  const { asked } = answer(() => Response.json({ ok: 1 }));
  setRequestLanguage('en');
  expect(await request('/v1/home')).toEqual({ ok: 1 });
  expect(asked[0]?.[1]).toMatchObject({
    method: 'GET',
    credentials: 'same-origin',
    headers: { 'accept-language': 'en' },
  });
  expect(asked[0]?.[1].headers).not.toHaveProperty('x-hetang');
});

test('changing sends the guard’s header and JSON', async () => {
  const { asked } = answer(() => Response.json({}));
  await request('/v1/setup', { method: 'POST', body: { sandbox: true } });
  expect(asked[0]?.[1]).toMatchObject({
    method: 'POST',
    body: '{"sandbox":true}',
    headers: { 'x-hetang': 'console', 'content-type': 'application/json' },
  });
});

const keyOf = (asked: [string, RequestInit] | undefined) =>
  new Headers(asked?.[1].headers).get('idempotency-key');

test('a write that is pressed twice is sent once; the next one is another', async () => {
  const { asked } = answer(() => Response.json({ id: 1 }));
  const press = (name: string) => request<{ id: number }>('/v1/things', { method: 'POST', body: { name } });
  expect(await Promise.all([press('a'), press('a'), press('b')])).toEqual([{ id: 1 }, { id: 1 }, { id: 1 }]);
  await press('a');
  const keys = asked.map(keyOf);
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(3);
  expect(keys.every((key) => /^[0-9a-f]{32}$/.test(key ?? ''))).toBe(true);
});

test('a write whose answer was lost goes out again under its key, and one that was refused does not', async () => {
  const answers = [
    () => Promise.reject(new TypeError('Failed to fetch')),
    async () => new Response('<html>', { status: 502 }),
    async () => Response.json({ code: 'request/in-progress', message: 'm' }, { status: 409 }),
    async () => Response.json({ code: 'request/invalid', message: 'm' }, { status: 400 }),
    async () => Response.json({}),
  ];
  const asked: [string, RequestInit][] = [];
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => answers[asked.push([path, init]) - 1]?.());
  for (let turn = 0; turn < answers.length; turn++)
    await request('/v1/things', { method: 'POST', body: { turn: 'x' } }).catch(() => undefined);
  const [first, second, third, refused, next] = asked.map(keyOf);
  expect([second, third, refused]).toEqual([first, first, first]);
  expect(next).not.toBe(first);
});

test('questions and uploads have no key', async () => {
  const { asked } = answer(() => Response.json({}));
  await request('/v1/x');
  await request('/v1/x', { method: 'POST', body: {}, signal: new AbortController().signal });
  await request('/v1/x', { method: 'POST', bytes: new Blob(['x']) });
  expect(asked.map(keyOf)).toEqual([null, null, null]);
});

test('an empty answer is fine', async () => {
  answer(() => new Response(null, { status: 204 }));
  expect(await request('/v1/session', { method: 'DELETE' })).toBeUndefined();
});

test('a problem of the server is kept whole', async () => {
  const body = { code: 'plan/has-errors', message: 'm', hint: 'h', requestId: 'r', findings: [1] };
  answer(() => Response.json(body, { status: 422 }));
  const error = await failure();
  expect(error).toMatchObject({ status: 422, body });
  expect(error.problem).toEqual({
    code: body.code,
    message: 'm',
    hint: 'h',
    requestId: 'r',
    field: undefined,
  });
});

test('an answer that is no problem is unreadable, whatever its status', async () => {
  answer(() => new Response('<html>', { status: 502 }));
  expect(await failure()).toMatchObject({ status: 502, problem: { code: UNREADABLE } });
  answer(() => new Response('<html>', { status: 200 }));
  expect(await failure()).toMatchObject({ status: 200, problem: { code: UNREADABLE } });
  for (const body of [null, 'x', 7, [], {}, { code: 1 }, { message: 'x' }]) {
    expect(toProblem(body).code).toBe(UNREADABLE);
  }
});

test('no connection is told apart; a cancelled request stays cancelled', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  expect(await failure()).toMatchObject({ status: 0, problem: { code: NETWORK } });
  await expect(request('/v1/x', { signal: AbortSignal.abort() })).rejects.toThrow(TypeError);
});

test('query strings leave out what is not set', () => {
  expect(queryString({ a: 1, b: undefined, c: '', d: '荷 &' })).toBe('?a=1&d=%E8%8D%B7+%26');
  expect(queryString({})).toBe('');
});
