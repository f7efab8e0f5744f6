import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import { outboxPlan } from '../../../../../test/harness/outbox-world.ts';
import { startWecomRig, type WecomRig } from '../../../../../test/harness/wecom-rig.ts';
import { jsSignature } from '../../../channels/wecom/rules/js-signature.ts';
import { loginUrl } from '../../../channels/wecom/rules/login-url.ts';
import { systemClock } from '../../../kernel/clock.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../../kernel/http/app.ts';
import { makeLogger } from '../../../kernel/telemetry/logger.ts';
import { createTasks } from '../../tasks/api.ts';
import { taskEndpoints } from '../../tasks/http/endpoints.ts';
import { createAccess } from '../access.ts';

const NOON = new Date('2026-03-10T04:00:00Z');
const PUBLIC = 'http://127.0.0.1:9';
const PHONE = 'Mozilla/5.0 (iPhone) AppleWebKit wxwork/4.1.20 MicroMessenger/7.0';

let db: TestDatabase;
let rig: WecomRig;
let app: HttpApp;

beforeAll(async () => {
  db = await createTestDatabase();
  const plan = outboxPlan();
  plan.staff = { lin: { name: '林晓', wecom: 'ops-01' }, zhou: { name: '周', wecom: 'ops-02' } };
  plan.fields = { budget: { name: '预算', type: 'number' } };
  await db.run(sql`insert into plan (key, name, version, running) values ('test', '测试', 1, true)`);
  await db.run(sql`
    insert into plan_version (version, plan, spec, applied_at, applied_by, changes)
    values (1, 'test', ${JSON.stringify(plan)}::json, ${NOON}, 'test', 1)`);
  await db.run(
    sql`insert into contact (id, name, created_at) overriding system value values (1, '客户1', ${NOON})`,
  );
  const task = {
    do: 'ask',
    title: '了解需求',
    contactId: 1,
    fills: [],
    dueAt: NOON,
    source: { journey: 'x', enrolment: 1 },
  };
  await db.transaction((tx) =>
    createTasks(
      tx,
      [
        { ...task, id: 101, staff: 'lin' },
        { ...task, id: 102, staff: 'zhou' },
      ],
      NOON,
    ),
  );
  rig = await startWecomRig(db);
});
afterAll(async () => {
  await rig.close();
  await db.drop();
});
beforeEach(async () => {
  const { guard, endpoints } = createAccess({
    db,
    clock: systemClock,
    sandbox: null,
    login: rig.wecom.login,
    publicUrl: PUBLIC,
  });
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard,
    endpoints: [...endpoints, ...taskEndpoints({ db, clock: rig.clock })],
    version: 'test',
  });
  return () => app.close();
});

const cookieOf = (answer: { headers: Record<string, unknown> }, name: string): string =>
  [answer.headers['set-cookie']]
    .flat()
    .map(String)
    .find((one) => one.startsWith(`${name}=`))
    ?.split(';')[0] ?? '';

/** Goes to WeCom and comes back as it sends the browser. */
async function begin(userid: string) {
  const sent = await app.inject({ url: '/v1/wecom/login', headers: { 'user-agent': PHONE } });
  const answer = await fetch(`${sent.headers.location}`.replace('#', `&userid=${userid}#`), {
    redirect: 'manual',
  });
  const back = new URL(answer.headers.get('location') ?? '');
  expect(back.origin).toBe(PUBLIC);
  return { state: cookieOf(sent, 'hetang_login'), back: `${back.pathname}${back.search}` };
}
async function logIn(userid: string): Promise<string> {
  const { state, back } = await begin(userid);
  const done = await app.inject({ url: back, headers: { cookie: state } });
  expect([done.statusCode, done.headers.location]).toEqual([302, '/my/tasks']);
  return cookieOf(done, 'hetang_staff');
}
const as = (cookie: string) => ({ cookie, 'x-hetang': 'console' });

it('lets a member of staff in through WeCom, to their own tasks and nothing else', async () => {
  const cookie = await logIn('ops-01');
  const session = await app.inject({ url: '/v1/my/session', headers: { cookie } });
  expect(session.json()).toMatchObject({ staff: { key: 'lin', name: '林晓' } });
  const mine = (await app.inject({ url: '/v1/my/tasks', headers: { cookie } })).json();
  expect(mine.items.map(({ id }: { id: number }) => id)).toEqual([101]);
  expect((await app.inject({ url: '/v1/my/fills', headers: { cookie } })).json()).toMatchObject({
    fields: [{ key: 'budget', name: '预算', type: 'number' }],
  });
  for (const url of ['/v1/tasks', '/v1/api-keys'])
    expect((await app.inject({ url, headers: { cookie } })).statusCode).toBe(401);
  const done = (id: number, headers: Record<string, string>) =>
    app.inject({ method: 'POST', url: `/v1/my/tasks/${id}/done`, headers, payload: { note: '已联系' } });
  expect((await done(102, as(cookie))).statusCode).toBe(404);
  expect((await done(101, { cookie })).statusCode).toBe(403);
  expect((await done(101, as(cookie))).statusCode).toBe(200);
  expect((await done(101, as(cookie))).json().code, 'pressed twice').toBe('task/closed');
  expect(await db.rows(sql`select source from event where name = 'task.done'`)).toEqual([
    { source: 'staff:lin' },
  ]);
  await app.inject({ method: 'DELETE', url: '/v1/my/session', headers: as(cookie) });
  expect((await app.inject({ url: '/v1/my/tasks', headers: { cookie } })).statusCode).toBe(401);
});

it('lets nobody in with a code of another browser, twice, or who is no staff', async () => {
  const { state, back } = await begin('ops-01');
  const go = (cookie: string) => app.inject({ url: back, headers: { cookie } });
  for (const other of ['', 'hetang_login=other'])
    expect((await go(other)).headers).toMatchObject({ location: '/my/tasks?problem=state' });
  expect(cookieOf(await go(state), 'hetang_staff')).not.toBe('');
  const again = await go(state);
  expect(again.headers.location).toBe('/my/tasks?problem=refused');
  expect(cookieOf(again, 'hetang_staff')).toBe('');
  rig.emulator.world.state.staff.set('guest', {
    ...rig.emulator.world.state.staff.get('ops-01'),
    userid: 'guest',
  } as never);
  const guest = await begin('guest');
  const refused = await app.inject({ url: guest.back, headers: { cookie: guest.state } });
  expect(refused.headers.location).toBe('/my/tasks?problem=not-staff');
  expect(cookieOf(refused, 'hetang_staff')).toBe('');
  expect((await app.inject({ url: '/v1/wecom/login?to=//evil.example' })).statusCode).toBe(400);
});

it('signs our own pages as the platform checks it, with one ticket for all', async () => {
  const cookie = await logIn('ops-01');
  const url = `${PUBLIC}/my/tasks?x=1#top`;
  for (const kind of ['corp', 'agent'] as const) {
    const query = new URLSearchParams({ url, as: kind === 'corp' ? 'corp' : 'app' });
    const ask = async () =>
      (await app.inject({ url: `/v1/wecom/jssdk-signature?${query}`, headers: { cookie } })).json();
    const signed = await ask();
    await ask();
    expect(await rig.control('POST', 'js-config', { kind, url, ...signed })).toMatchObject({ valid: true });
  }
  const tickets = await rig.control<{ requests: { path: string }[] }>('GET', 'requests?limit=200');
  expect(tickets.requests.filter(({ path }) => path.includes('ticket'))).toHaveLength(2);
  const strange = await app.inject({
    url: `/v1/wecom/jssdk-signature?url=${encodeURIComponent('https://evil.example/')}`,
    headers: { cookie },
  });
  expect(strange.statusCode).toBe(400);
});

it('computes the signature of the official sample, and the addresses of the platform', () => {
  const text = jsSignature({
    ticket: 'sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg',
    nonceStr: 'Wm3WZYTPz0wzccnW',
    timestamp: 1414587457,
    url: 'http://mp.weixin.qq.com?params=value#fragment',
  });
  expect(createHash('sha1').update(text).digest('hex')).toBe('0f9de62fce790f9a083d5c99e95740ceb90c27ed');
  const real = { baseUrl: 'https://qyapi.weixin.qq.com', corpId: 'ww1', agentId: 7 };
  const back = { redirectUri: 'https://h.example/x', state: 's' };
  expect(loginUrl(real, { ...back, inClient: true })).toMatch(
    /^https:\/\/open\.weixin\.qq\.com\/connect\/oauth2\/authorize\?appid=ww1&.*#wechat_redirect$/,
  );
  expect(loginUrl(real, { ...back, inClient: false })).toMatch(
    /^https:\/\/login\.work\.weixin\.qq\.com\/wwlogin\/sso\/login\?login_type=CorpApp&appid=ww1&/,
  );
});
