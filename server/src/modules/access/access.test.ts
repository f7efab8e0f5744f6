import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { acceleratedClock, manualClock } from '../../kernel/clock.ts';
import { sql } from '../../kernel/database/sql.ts';
import { buildHttp, type Endpoint, type HttpApp } from '../../kernel/http/app.ts';
import { createAccess } from './access.ts';
import { signIn } from './sign-in.ts';

const START = new Date('2026-03-01T08:00:00Z');
const DAY_MS = 86_400_000;
const person = { login: 'Lin', name: '林晓', password: 'correct horse battery' };
const console_ = { 'x-hetang': 'console' };
let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  await db.run(sql`truncate app_user, user_invite, session, api_key restart identity cascade`);
});

/** One route of each kind, to try callers on. */
const probes: Endpoint = (app) => {
  for (const access of ['public', 'user', 'key', 'any'] as const) {
    app.get(`/v1/probe/${access}`, { config: { access } }, (request) => ({ caller: request.caller }));
    app.post(`/v1/probe/${access}`, { config: { access } }, () => ({ ok: true }));
  }
  app.get('/v1/probe/silent', () => ({ ok: true }));
};

async function start(options: { sandbox?: boolean } = {}) {
  const clock = manualClock(START);
  const world = acceleratedClock({ virtual: Date.UTC(2026, 0, 1), real: 0, speed: 60 }, () => 1000);
  const sandbox = options.sandbox
    ? { phoneUrl: 'http://127.0.0.1:7801/phone', staffUrl: 'http://127.0.0.1:7801/staff', clock: world }
    : null;
  const access = createAccess({ db, clock, sandbox });
  const app = await buildHttp({
    logger: pino({ level: 'silent' }),
    guard: access.guard,
    endpoints: [...access.endpoints, probes],
    version: 'test',
  });
  await app.ready();
  return { app, clock };
}

async function setUp(app: HttpApp, payload: object = person) {
  const answer = await app.inject({ method: 'POST', url: '/v1/setup', payload });
  return { answer, cookie: cookieOf(answer) };
}

function cookieOf(answer: { headers: Record<string, unknown> }): string {
  return String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? '';
}

async function newKey(app: HttpApp, cookie: string): Promise<{ id: number; key: string; prefix: string }> {
  const answer = await app.inject({
    method: 'POST',
    url: '/v1/api-keys',
    headers: { cookie, ...console_ },
    payload: { name: '官网' },
  });
  expect(answer.statusCode).toBe(201);
  return answer.json();
}

test('first run: the first administrator is made once and is signed in', async () => {
  const { app } = await start();
  expect((await app.inject('/v1/session')).json()).toMatchObject({
    state: 'first-run',
    timezone: 'Asia/Shanghai',
  });
  const { answer, cookie } = await setUp(app);
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toMatchObject({ state: 'signed-in', user: { login: 'lin', name: '林晓' } });
  expect(answer.headers['set-cookie']).toMatch(/; HttpOnly; SameSite=Lax$/);
  expect((await app.inject({ url: '/v1/session', headers: { cookie } })).json().state).toBe('signed-in');
  const second = await setUp(app, { ...person, login: 'other' });
  expect(second.answer.statusCode).toBe(409);
  expect(second.answer.json().code).toBe('access/already-set-up');
  await app.close();
});

test('of concurrent set-ups exactly one wins', async () => {
  const { app } = await start();
  const tries = await Promise.all([1, 2, 3, 4, 5].map((n) => setUp(app, { ...person, login: `p${n}` })));
  expect(tries.map((t) => t.answer.statusCode).sort()).toEqual([200, 409, 409, 409, 409]);
  expect(await db.one(sql`select count(*)::int as n from app_user`)).toEqual({ n: 1 });
  await app.close();
});

test('one click makes an administrator in the sandbox only', async () => {
  const real = await start();
  const refused = await setUp(real.app, { sandbox: true });
  expect(refused.answer.statusCode).toBe(403);
  expect(refused.answer.json().code).toBe('access/not-sandbox');
  await real.app.close();

  const { app } = await start({ sandbox: true });
  const { answer } = await setUp(app, { sandbox: true });
  expect(answer.json()).toMatchObject({
    state: 'signed-in',
    user: { login: 'sandbox' },
    sandbox: {
      phoneUrl: 'http://127.0.0.1:7801/phone',
      clock: { now: '2026-01-01T00:01:00.000Z', speed: 60 },
    },
  });
  const again = await app.inject({
    method: 'POST',
    url: '/v1/session',
    payload: { login: 'sandbox', password: '' },
  });
  expect(again.statusCode).toBe(200);
  await app.close();
});

test('a sandbox says whether one press enters it: not one that somebody administers with a password', async () => {
  const { app } = await start({ sandbox: true });
  const isOpen = async () => (await app.inject({ url: '/v1/session' })).json().sandbox.open;
  expect(await isOpen(), 'nobody is there').toBe(true);
  await setUp(app, { login: 'lin', name: '林晓', password: 'a long password' });
  expect(await isOpen()).toBe(false);
  await app.close();
  await db.run(sql`truncate app_user cascade`);
  const second = await start({ sandbox: true });
  await setUp(second.app, { sandbox: true });
  const { sandbox } = (await second.app.inject({ url: '/v1/session' })).json();
  expect(sandbox.open, 'its own administrator lets in').toBe(true);
  await second.app.close();
});

test('whoever presses "enter the sandbox" gets in, several at once too', async () => {
  const { app } = await start({ sandbox: true });
  const entries = await Promise.all([1, 2, 3, 4, 5].map(() => setUp(app, { sandbox: true })));
  expect(entries.map(({ answer }) => answer.statusCode)).toEqual([200, 200, 200, 200, 200]);
  for (const { cookie } of [...entries, await setUp(app, { sandbox: true })])
    expect((await app.inject({ url: '/v1/session', headers: { cookie } })).json().state).toBe('signed-in');
  expect(await db.one(sql`select count(*)::int as n from app_user`)).toEqual({ n: 1 });
  await app.close();
});

test('a sandbox that has an administrator of its own is not entered by one press', async () => {
  const { app } = await start({ sandbox: true });
  await setUp(app);
  expect((await setUp(app, { sandbox: true })).answer.json().code).toBe('access/already-set-up');
  await app.close();
});

test('data of a sandbox served in earnest: its administrator and sessions open nothing', async () => {
  const sandbox = await start({ sandbox: true });
  const { cookie } = await setUp(sandbox.app, { sandbox: true });
  await sandbox.app.close();

  const { app } = await start();
  expect((await app.inject({ url: '/v1/session', headers: { cookie } })).json().state).toBe('first-run');
  expect((await app.inject({ url: '/v1/probe/user', headers: { cookie } })).statusCode).toBe(401);
  const byName = { login: 'sandbox', password: '' };
  expect((await app.inject({ method: 'POST', url: '/v1/session', payload: byName })).statusCode).toBe(401);
  const taken = await setUp(app, { ...person, login: 'sandbox' });
  expect(taken.answer.statusCode).toBe(200);
  expect((await app.inject({ url: '/v1/probe/user', headers: { cookie } })).statusCode).toBe(401);
  await app.close();
});

test('signing in answers the same for an unknown login and a wrong password', async () => {
  const { app } = await start();
  await setUp(app);
  const attempt = (login: string, password: string) =>
    app.inject({ method: 'POST', url: '/v1/session', payload: { login, password } });
  const [wrong, unknown, right] = [
    await attempt('lin', 'nonsense-nonsense'),
    await attempt('nobody', 'nonsense-nonsense'),
    await attempt(' LIN ', person.password),
  ];
  expect(wrong.statusCode).toBe(401);
  expect({ ...wrong.json(), requestId: '' }).toEqual({ ...unknown.json(), requestId: '' });
  expect(right.statusCode).toBe(200);
  await app.close();
});

test('an unknown login costs the same work as a wrong password', async () => {
  const { app } = await start();
  await setUp(app);
  const costs: string[] = [];
  // `$argon2id$v=19$m=…,t=…,p=…$salt$hash`
  const compare = async (hash: string) => {
    costs.push(hash.split('$').slice(0, 4).join('$'));
    return false;
  };
  for (const login of ['lin', 'nobody']) {
    const attempt = signIn(db, { login, password: 'nonsense' }, { sandbox: false, compare });
    await expect(attempt).rejects.toMatchObject({ code: 'access/wrong-password' });
  }
  const [wrong, ...unknown] = costs;
  expect(wrong).toMatch(/^\$argon2id\$v=\d+\$m=\d+,t=\d+,p=\d+$/);
  expect(unknown).toEqual([wrong]);
  await app.close();
});

test('guessing is slowed down', async () => {
  const { app } = await start();
  const codes: number[] = [];
  for (let i = 0; i < 12; i++) {
    const payload = { login: 'lin', password: `guess ${i}` };
    codes.push((await app.inject({ method: 'POST', url: '/v1/session', payload })).statusCode);
  }
  expect(codes.slice(0, 10).every((code) => code === 401)).toBe(true);
  expect(codes.slice(10)).toEqual([429, 429]);
  await app.close();
});

test('nothing that opens a door is stored', async () => {
  const { app } = await start();
  const { cookie } = await setUp(app);
  const { key } = await newKey(app, cookie);
  const rows = await db.rows(sql`
    select u::text as t from app_user u union all select s::text from session s union all select k::text from api_key k`);
  const all = JSON.stringify(rows);
  const token = cookie.split('=')[1] ?? '';
  for (const secret of [person.password, token, key]) expect(all).not.toContain(secret);
  expect(all).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  await app.close();
});

test('sessions end: idle, absolutely, by signing out', async () => {
  const { app, clock } = await start();
  const { cookie } = await setUp(app);
  const status = async () => (await app.inject({ url: '/v1/probe/user', headers: { cookie } })).statusCode;
  for (let day = 0; day < 29; day += 6) {
    expect(await status()).toBe(200);
    clock.advance(6 * DAY_MS);
  }
  expect(await status()).toBe(401); // day 30

  const payload = { login: 'lin', password: person.password };
  const next = cookieOf(await app.inject({ method: 'POST', url: '/v1/session', payload }));
  const nextStatus = async () =>
    (await app.inject({ url: '/v1/probe/user', headers: { cookie: next } })).statusCode;
  expect(await nextStatus()).toBe(200);
  const out = await app.inject({
    method: 'DELETE',
    url: '/v1/session',
    headers: { cookie: next, ...console_ },
  });
  expect(out.statusCode).toBe(204);
  expect(await nextStatus()).toBe(401);
  await app.close();
});

test('a session unused for seven days is over', async () => {
  const { app, clock } = await start();
  const { cookie } = await setUp(app);
  clock.advance(7 * DAY_MS);
  expect((await app.inject({ url: '/v1/probe/user', headers: { cookie } })).statusCode).toBe(401);
  await app.close();
});

test('behind https the cookie is for https only', async () => {
  const { app } = await start();
  const headers = { 'x-forwarded-proto': 'https' };
  const answer = await app.inject({ method: 'POST', url: '/v1/setup', payload: person, headers });
  expect(answer.headers['set-cookie']).toContain('; Secure');
  await app.close();
});

test('a cookie alone changes nothing: the console header is needed', async () => {
  const { app } = await start();
  const { cookie } = await setUp(app);
  const post = (headers: Record<string, string>) =>
    app.inject({ method: 'POST', url: '/v1/probe/user', headers: { cookie, ...headers }, payload: {} });
  expect((await post({})).statusCode).toBe(403);
  expect((await post({})).json().code).toBe('access/no-csrf-header');
  expect((await post(console_)).statusCode).toBe(200);
  await app.close();
});

test('who gets in where', async () => {
  const { app } = await start();
  const { cookie } = await setUp(app);
  const { key } = await newKey(app, cookie);
  const headers = { nobody: {}, user: { cookie }, key: { authorization: `Bearer ${key}` } };
  const status = async (access: string, who: keyof typeof headers) =>
    (await app.inject({ url: `/v1/probe/${access}`, headers: headers[who] })).statusCode;
  const table = await Promise.all(
    ['public', 'user', 'key', 'any', 'silent'].map(async (access) => [
      access,
      await status(access, 'nobody'),
      await status(access, 'user'),
      await status(access, 'key'),
    ]),
  );
  expect(table).toEqual([
    ['public', 200, 200, 200],
    ['user', 401, 200, 403],
    ['key', 401, 403, 200],
    ['any', 401, 200, 200],
    ['silent', 401, 200, 403],
  ]);
  await app.close();
});

test('bad keys are refused, also beside a good cookie', async () => {
  const { app } = await start();
  const { cookie } = await setUp(app);
  for (const authorization of ['', 'Bearer', 'Bearer ht_nope', 'Basic YTpi', `Bearer ${'x'.repeat(5000)}`]) {
    const answer = await app.inject({ url: '/v1/probe/any', headers: { cookie, authorization } });
    expect([authorization.slice(0, 20), answer.statusCode, answer.json().code]).toEqual([
      authorization.slice(0, 20),
      401,
      'access/bad-key',
    ]);
  }
  await app.close();
});

test('keys: shown once, listed by their beginning, revoked at once, use noted at most once a minute', async () => {
  const { app, clock } = await start();
  const { cookie } = await setUp(app);
  const { id, key, prefix } = await newKey(app, cookie);
  expect(key).toMatch(/^ht_[0-9A-Za-z]{32}$/);
  expect(key.startsWith(prefix)).toBe(true);
  const list = async () =>
    (await app.inject({ url: '/v1/api-keys', headers: { cookie } })).json<{
      items: { id: number; lastUsedAt: string | null }[];
    }>().items;
  expect(JSON.stringify(await list())).not.toContain(key);
  expect(await list()).toMatchObject([{ id, name: '官网', prefix, lastUsedAt: null }]);

  const use = async () =>
    (await app.inject({ url: '/v1/probe/key', headers: { authorization: `Bearer ${key}` } })).statusCode;
  expect(await use()).toBe(200);
  const firstUse = (await list())[0]?.lastUsedAt;
  expect(firstUse).toBe(START.toISOString());
  clock.advance(31_000);
  expect(await use()).toBe(200);
  expect((await list())[0]?.lastUsedAt).toBe(firstUse);
  clock.advance(31_000);
  expect(await use()).toBe(200);
  expect((await list())[0]?.lastUsedAt).toBe('2026-03-01T08:01:02.000Z');

  const revoke = () =>
    app.inject({ method: 'DELETE', url: `/v1/api-keys/${id}`, headers: { cookie, ...console_ } });
  expect((await revoke()).statusCode).toBe(204);
  expect(await use()).toBe(401);
  expect((await revoke()).statusCode).toBe(404);
  await app.close();
});

test('a key revoked by another process stops working within 30 seconds', async () => {
  const { app, clock } = await start();
  const { cookie } = await setUp(app);
  const { key } = await newKey(app, cookie);
  const use = async () =>
    (await app.inject({ url: '/v1/probe/key', headers: { authorization: `Bearer ${key}` } })).statusCode;
  expect(await use()).toBe(200);
  await db.run(sql`update api_key set revoked_at = ${START}`);
  clock.advance(29_999);
  expect(await use()).toBe(200); // believed without asking: requests do not each cost a query
  clock.advance(1);
  expect(await use()).toBe(401);
  await app.close();
});

test('bad input is told, not swallowed', async () => {
  const { app } = await start();
  for (const payload of [{}, { login: 'x', name: 'y', password: 'short' }, { sandbox: false }, 'text']) {
    const answer = await app.inject({ method: 'POST', url: '/v1/setup', payload });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
  }
  const unseen = { ...person, name: '\u0000\u0007' };
  expect((await setUp(app, unseen)).answer.statusCode).toBe(400);
  const { cookie } = await setUp(app, { ...person, login: 'li\u0000n' });
  const signIn = { login: '\u0000LIN', password: person.password };
  expect((await app.inject({ method: 'POST', url: '/v1/session', payload: signIn })).statusCode).toBe(200);
  for (const [name, status] of [
    ['\u0000', 400],
    ['官\u0000网', 201],
  ] as const) {
    const headers = { cookie, ...console_ };
    const answer = await app.inject({ method: 'POST', url: '/v1/api-keys', headers, payload: { name } });
    expect([name, answer.statusCode]).toEqual([name, status]);
  }
  for (const id of ['x', '0', '1.5', '99999999999999999999', '-1']) {
    const answer = await app.inject({
      method: 'DELETE',
      url: `/v1/api-keys/${id}`,
      headers: { cookie, ...console_ },
    });
    expect([id, answer.statusCode]).toEqual([id, 400]);
  }
  await app.close();
});
