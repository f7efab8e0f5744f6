import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import { manualClock } from '../../../kernel/clock.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../../kernel/http/app.ts';
import { createAccess } from '../access.ts';

const clock = manualClock('2026-03-01T08:00:00Z');
const DAY_MS = 86_400_000;
let db: TestDatabase;
let app: HttpApp;
let boss: string;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  await db.run(sql`truncate app_user, user_invite, session, api_key, role restart identity cascade`);
  const access = createAccess({ db, clock, sandbox: null });
  app = await buildHttp({
    logger: pino({ level: 'silent' }),
    guard: access.guard,
    endpoints: [
      ...access.endpoints,
      (scope) => scope.get('/v1/contacts', { config: { access: 'any' } }, () => ({ ok: true })),
    ],
    version: 'test',
  });
  const payload = { login: 'boss', name: '老板', password: 'correct horse battery' };
  boss = cookieOf(await app.inject({ method: 'POST', url: '/v1/setup', payload }));
});

const cookieOf = (answer: { headers: Record<string, unknown> }) =>
  String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? '';
const as = async (cookie: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) =>
  app.inject({ method, url, headers: { cookie, 'x-hetang': 'console' }, ...(payload ? { payload } : {}) });
const entry = (login: string, role = 'viewer') => ({ login, name: login, role });
async function invite(login: string, role?: string): Promise<{ id: number; token: string }> {
  const answer = await as(boss, 'POST', '/v1/users', entry(login, role));
  expect(answer.statusCode).toBe(201);
  return answer.json();
}
const accept = (token: string, password = 'a long enough one') =>
  app.inject({ method: 'POST', url: '/v1/invites/accept', payload: { token, password } });

test('somebody is invited, comes in by the link once, and has the role', async () => {
  const { token } = await invite('lin');
  expect((await as(boss, 'GET', '/v1/users?state=invited')).json()).toMatchObject({
    total: 1,
    items: [{ login: 'lin', role: 'viewer', state: 'invited', sessions: 0 }],
  });
  const came = await accept(token);
  expect(came.statusCode).toBe(204);
  expect((await accept(token)).json().code).toBe('access/invite-over');
  const lin = cookieOf(came);
  expect((await as(lin, 'GET', '/v1/contacts')).statusCode).toBe(200);
  expect((await as(lin, 'GET', '/v1/users')).json().code).toBe('access/not-allowed');
  expect((await as(lin, 'GET', '/v1/session')).json().user.permissions.contacts).toEqual({ read: 'all' });
});

test('of two who use one link at once one comes in, and a link ends by itself', async () => {
  const { token } = await invite('lin');
  const both = await Promise.all([accept(token), accept(token, 'another long one')]);
  expect(both.map((answer) => answer.statusCode).sort()).toEqual([204, 410]);
  const late = await invite('wang');
  clock.advance(3 * DAY_MS);
  expect((await accept(late.token)).statusCode).toBe(410);
});

test('who is disabled is out at once, also by a link that was open', async () => {
  const { id, token } = await invite('lin');
  const lin = cookieOf(await accept(token));
  const again = (await as(boss, 'POST', `/v1/users/${id}/reset`)).json();
  await as(boss, 'PUT', `/v1/users/${id}`, { name: '林', role: 'viewer', disabled: true });
  expect((await as(lin, 'GET', '/v1/contacts')).statusCode).toBe(401);
  expect((await accept(again.token)).statusCode).toBe(410);
  const signIn = { login: 'lin', password: 'a long enough one' };
  expect((await app.inject({ method: 'POST', url: '/v1/session', payload: signIn })).statusCode).toBe(401);
  await as(boss, 'PUT', `/v1/users/${id}`, { name: '林', role: 'viewer' });
  expect((await app.inject({ method: 'POST', url: '/v1/session', payload: signIn })).statusCode).toBe(200);
});

test('the last administrator stays, whatever two do at once', async () => {
  const leave = { name: '老板', role: 'viewer' };
  expect((await as(boss, 'PUT', '/v1/users/1', leave)).json().code).toBe('access/last-administrator');
  // Somebody who was invited and never came does not count.
  const { id, token } = await invite('lin', 'administrator');
  expect((await as(boss, 'PUT', '/v1/users/1', leave)).statusCode).toBe(409);
  const lin = cookieOf(await accept(token));
  const both = await Promise.all([
    as(boss, 'PUT', '/v1/users/1', leave),
    as(lin, 'PUT', `/v1/users/${id}`, { name: 'lin', role: 'viewer' }),
  ]);
  expect(both.map((answer) => answer.statusCode).sort()).toEqual([204, 409]);
});

test('nobody gives more than they may do, nor takes it from who has more', async () => {
  const permissions = { access: { read: 'all', write: 'all' }, contacts: { read: 'unit' } };
  expect((await as(boss, 'PUT', '/v1/roles/hr', { name: '人事', permissions })).statusCode).toBe(204);
  const hr = cookieOf(await accept((await invite('hr', 'hr')).token));
  const codeOf = async (answer: ReturnType<typeof as>) => (await answer).json().code;
  expect(await codeOf(as(hr, 'POST', '/v1/users', entry('xx', 'administrator')))).toBe(
    'access/more-than-own',
  );
  expect(await codeOf(as(hr, 'PUT', '/v1/users/1', entry('xx', 'hr')))).toBeTruthy();
  expect(await codeOf(as(hr, 'POST', '/v1/users/1/reset'))).toBe('access/more-than-own');
  const wider = { name: '人事', permissions: { ...permissions, contacts: { read: 'all' } } };
  expect(await codeOf(as(hr, 'PUT', '/v1/roles/hr', wider))).toBe('access/more-than-own');
  expect(await codeOf(as(hr, 'POST', '/v1/api-keys', { name: 'k' }))).toBe('access/more-than-own');
  expect((await as(hr, 'POST', '/v1/users', entry('yy', 'hr'))).statusCode).toBe(201);
});

test('a role in use stays, a built-in one too, and one that is free goes', async () => {
  await as(boss, 'PUT', '/v1/roles/hr', { name: '人事', permissions: {} });
  const { id } = await invite('lin', 'hr');
  expect((await as(boss, 'DELETE', '/v1/roles/hr')).statusCode).toBe(409);
  expect((await as(boss, 'PUT', '/v1/roles/viewer', { name: 'x', permissions: {} })).statusCode).toBe(409);
  await as(boss, 'PUT', `/v1/users/${id}`, { name: '林', role: 'viewer' });
  expect((await as(boss, 'DELETE', '/v1/roles/hr')).statusCode).toBe(204);
  expect((await as(boss, 'POST', '/v1/users', entry('zz', 'hr'))).json().code).toBe('access/no-such-role');
});

test('a new password signs out everywhere else; sessions are listed and ended', async () => {
  const payload = { login: 'boss', password: 'correct horse battery' };
  const other = cookieOf(await app.inject({ method: 'POST', url: '/v1/session', payload }));
  const sessions = (await as(boss, 'GET', '/v1/account/sessions')).json().items;
  expect(sessions.map((one: { current: boolean }) => one.current).sort()).toEqual([false, true]);
  const wrong = { old: 'not it', password: 'quite another one' };
  expect((await as(boss, 'POST', '/v1/account/password', wrong)).statusCode).toBe(401);
  const right = { ...wrong, old: payload.password };
  expect((await as(boss, 'POST', '/v1/account/password', right)).statusCode).toBe(204);
  expect((await as(other, 'GET', '/v1/account/sessions')).statusCode).toBe(401);
  const [own] = (await as(boss, 'GET', '/v1/account/sessions')).json().items;
  expect((await as(boss, 'DELETE', `/v1/account/sessions/${own.id}`)).statusCode).toBe(204);
  expect((await as(boss, 'GET', '/v1/account/sessions')).statusCode).toBe(401);
});

test('a key does what it was made for, so often and so long', async () => {
  const wanted = { name: 'crm', permissions: { contacts: { read: 'all' } }, days: 1, perMinute: 2 };
  const { key } = (await as(boss, 'POST', '/v1/api-keys', wanted)).json();
  const ask = async (url: string) =>
    (await app.inject({ url, headers: { authorization: `Bearer ${key}` } })).statusCode;
  expect([await ask('/v1/contacts'), await ask('/v1/contacts'), await ask('/v1/contacts')]).toEqual([
    200, 200, 429,
  ]);
  clock.advance(60_000);
  expect(await ask('/v1/contacts')).toBe(200);
  clock.advance(DAY_MS);
  expect(await ask('/v1/contacts')).toBe(401);
  const narrow = (await as(boss, 'POST', '/v1/api-keys', { name: 'x', permissions: {} })).json().key;
  const headers = { authorization: `Bearer ${narrow}` };
  expect((await app.inject({ url: '/v1/contacts', headers })).json().code).toBe('access/not-allowed');
});

test('the session says whom to ask, and what holds for everybody; only who runs access changes it', async () => {
  const { token } = await invite('lin');
  const lin = cookieOf(await accept(token));
  const tenant = async () => (await as(lin, 'GET', '/v1/session')).json().tenant;
  expect(await tenant()).toEqual({ watermark: false, administrators: ['老板'] });
  expect((await as(lin, 'PUT', '/v1/settings', { watermark: true })).statusCode).toBe(403);
  expect((await as(boss, 'PUT', '/v1/settings', { watermark: true })).statusCode).toBe(204);
  expect(await tenant()).toMatchObject({ watermark: true });
  expect(
    (await app.inject('/v1/session')).json().tenant,
    'nobody is told who has not signed in',
  ).toBeUndefined();
});
