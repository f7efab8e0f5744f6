import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import { type ManualClock, manualClock } from '../../../kernel/clock.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { makeLogger } from '../../../kernel/telemetry/logger.ts';
import { makeMetrics } from '../../../kernel/telemetry/metrics.ts';
import { makeJournal } from '../journal/journal.ts';
import { makeAdmission } from './admission.ts';
import { makeBreakers } from './breakers.ts';
import { wecomCalls } from './call-table.ts';
import { makeClient, type WecomClient } from './client.ts';
import { type Http, openHttp } from './http.ts';
import { makeQuota } from './quota.ts';
import { makeTokens } from './token.ts';

type Reply = object | 'hang' | 'cut' | 'garbage' | number;

let db: TestDatabase;
let server: Server;
let url: string;
let clock: ManualClock;
let ticks: number;
/** What the platform answers next, call by call; the last one again and again. */
let script: Reply[];
let tokenAnswers: object[];
let seen: { path: string; token: string | null }[];
let opened: Http[];
/** Tokens that the platform does not take (any more), with its errcode. */
let dead: Map<string | null, number>;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  await db.run(sql`truncate wecom_token, wecom_breaker, wecom_quota, wecom_call`);
  clock = manualClock('2026-03-02T02:00:00Z');
  ticks = 0;
  seen = [];
  opened = [];
  dead = new Map();
  script = [{ errcode: 0, follow_user: ['a'] }];
  tokenAnswers = [{ errcode: 0, access_token: 't1', expires_in: 7200 }];
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
    seen.push({ path: pathname.replace('/cgi-bin/', ''), token: searchParams.get('access_token') });
    const list: Reply[] = pathname.endsWith('/gettoken') ? tokenAnswers : script;
    const errcode = dead.get(searchParams.get('access_token'));
    if (errcode !== undefined) return void response.end(JSON.stringify({ errcode }));
    const reply = list.length > 1 ? list.shift() : list[0];
    if (reply === 'hang') return;
    if (reply === 'garbage') return void response.end('<html>');
    if (typeof reply === 'number') return void response.writeHead(reply).end('{}');
    const text = JSON.stringify(reply === 'cut' ? { errcode: 0, follow_user: ['half'] } : reply);
    if (reply !== 'cut') return void response.end(text);
    response.writeHead(200, { 'content-length': text.length });
    response.write(text.slice(0, 10));
    setTimeout(() => response.destroy(), 10);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await Promise.all(opened.map((http) => http.close()));
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function client(secret = 'secret', base = url): WecomClient {
  const http = openHttp(base);
  opened.push(http);
  const config = { corpId: 'ww1', secret, agentId: 1 };
  const log = makeLogger('silent');
  const metrics = makeMetrics();
  const journal = makeJournal({ db, log });
  const shared = { db, app: () => 'ww1:1', now: () => clock.now().getTime() };
  const own = { ticks: () => ticks, journal, http, clock };
  const admission = makeAdmission({
    quota: makeQuota(shared),
    breakers: makeBreakers(shared),
    ticks: () => ticks,
    onHeld: (call, why) => metrics.channelHeld.inc({ channel: 'wecom', call, why }),
  });
  return makeClient({ ...own, tokens: makeTokens({ ...own, config, db }), admission, metrics, log });
}

/** Time of the machine and of the product passes. */
function pass(ms: number): void {
  ticks += ms;
  clock.advance(ms);
}

const ask = (one: WecomClient, options = {}) => one.call(wecomCalls.getFollowUserList, {}, options);
const MASS = {
  chat_type: 'single' as const,
  external_userid: ['wm1'],
  sender: 'a',
  text: { content: 'x' },
};
const create = (one: WecomClient) => one.call(wecomCalls.addMsgTemplate, MASS);
const calls = (path: string) => seen.filter((call) => call.path.endsWith(path));

describe('the token', () => {
  it('is fetched once for many calls, and once for all processes', async () => {
    const one = client();
    const two = client();
    await Promise.all([...Array(10)].flatMap(() => [ask(one), ask(two)]));
    await ask(client());
    expect(calls('gettoken')).toHaveLength(1);
    expect(calls('get_follow_user_list')).toHaveLength(21);
  });

  it('is kept unreadable, and is not taken by who has another secret', async () => {
    await ask(client());
    const row = await db.one<{ sealed: Buffer }>(sql`select sealed from wecom_token`);
    expect(row?.sealed.toString('latin1')).not.toContain('t1');
    tokenAnswers = [{ errcode: 0, access_token: 't2', expires_in: 7200 }];
    await ask(client('rotated'));
    expect(calls('get_follow_user_list').at(-1)?.token).toBe('t2');
  });

  it('is renewed before it expires', async () => {
    const one = client();
    await ask(one);
    tokenAnswers = [{ errcode: 0, access_token: 't2', expires_in: 7200 }];
    clock.advance(6_890_000);
    await ask(one);
    expect(calls('get_follow_user_list').map((call) => call.token)).toEqual(['t1', 't1']);
    clock.advance(15_000);
    await ask(one);
    expect(calls('get_follow_user_list').at(-1)?.token).toBe('t2');
  });

  it.each([42001, 40014, 40001])(
    'that is refused with %i is renewed once, by one of all',
    async (errcode) => {
      const one = client();
      const two = client();
      await Promise.all([ask(one), ask(two)]);
      tokenAnswers = [{ errcode: 0, access_token: 't2', expires_in: 7200 }];
      dead.set('t1', errcode);
      ticks += 6_000;
      const answers = await Promise.all([ask(one), ask(two)]);
      expect(answers).toMatchObject([{ kind: 'done' }, { kind: 'done' }]);
      expect(calls('gettoken')).toHaveLength(2);
    },
  );

  it('that is refused again and again is not asked for in a storm', async () => {
    script = [{ errcode: 42001 }];
    const one = client();
    for (let i = 0; i < 20; i++) {
      expect(await ask(one)).toMatchObject({ kind: 'refused', retry: 'later' });
    }
    expect(calls('gettoken').length).toBeLessThanOrEqual(2);
    expect(calls('get_follow_user_list').length).toBeLessThanOrEqual(2);
    ticks += 30_000;
    script = [{ errcode: 0, follow_user: [] }];
    expect((await ask(one)).kind).toBe('done');
  });

  it('with a wrong secret is asked for once a minute, since the platform bans who insists', async () => {
    tokenAnswers = [{ errcode: 40001, errmsg: 'invalid credential' }];
    const one = client();
    const first = await ask(one);
    expect(first).toMatchObject({ kind: 'refused', code: 40001, reason: 'bad-secret' });
    for (let i = 0; i < 50; i++) expect((await ask(one)).kind).toBe('refused');
    expect(calls('gettoken')).toHaveLength(1);
    ticks += 61_000;
    await ask(one);
    expect(calls('gettoken')).toHaveLength(2);
    expect(calls('get_follow_user_list')).toHaveLength(0);
  });
});

describe('how a call ends', () => {
  it('tries a busy platform three times', async () => {
    script = [{ errcode: -1 }, { errcode: -1 }, { errcode: 0, follow_user: ['a'] }];
    expect(await ask(client())).toEqual({ kind: 'done', value: { follow_user: ['a'] } });
    script = [{ errcode: -1 }];
    expect(await ask(client())).toMatchObject({ kind: 'refused', code: -1, retry: 'later' });
    expect(calls('get_follow_user_list')).toHaveLength(6);
  });

  it('repeats a question after a half-sent answer, but never a creation', async () => {
    script = ['cut', { errcode: 0, follow_user: ['a'] }];
    expect((await ask(client())).kind).toBe('done');
    for (const reply of ['cut', 'garbage', 502, { errcode: -1 }, []] as Reply[]) {
      script = [reply];
      const before = calls('add_msg_template').length;
      expect(await create(client())).toMatchObject({ kind: 'unknown' });
      expect(calls('add_msg_template').length - before).toBe(1);
    }
  });

  it('does not wait for ever', async () => {
    script = ['hang'];
    const outcome = await ask(client(), { timeoutMs: 200 });
    expect(outcome).toEqual({ kind: 'unknown', problem: 'no answer within 200 ms' });
    expect(calls('get_follow_user_list')).toHaveLength(1);
  });

  it('says that nothing happened when there is no connection, and does not storm', async () => {
    await ask(client()); // the token is there
    const one = client('secret', 'http://127.0.0.1:9');
    expect(await create(one)).toMatchObject({ kind: 'refused', reason: 'unreachable', retry: 'later' });
    expect(await create(one)).toMatchObject({ kind: 'refused', reason: 'unreachable', afterMs: 500 });
  });

  it('holds back after 45009 for the window of the limit, longer each time, other calls pass', async () => {
    script = [{ errcode: 45009 }];
    const one = client();
    expect(await create(one)).toMatchObject({ kind: 'refused', code: 45009, afterMs: 60_000 });
    for (let i = 0; i < 30; i++) expect(await create(one)).toMatchObject({ reason: 'held-back' });
    expect(calls('add_msg_template')).toHaveLength(1);
    script = [{ errcode: 0, follow_user: [] }];
    expect((await ask(one)).kind).toBe('done');
    pass(60_001);
    script = [{ errcode: 45009 }];
    expect(await create(one)).toMatchObject({ code: 45009, afterMs: 120_000 });
    pass(120_001);
    script = [{ errcode: 0, msgid: 'm1', fail_list: [] }];
    expect(await create(one)).toEqual({ kind: 'done', value: { msgid: 'm1', fail_list: [] } });
  });

  it('holds back in all processes when one was asked to', async () => {
    const two = client();
    await ask(two);
    script = [{ errcode: 45009 }];
    expect(await create(client())).toMatchObject({ code: 45009 });
    pass(1_001);
    expect(await create(two)).toMatchObject({ reason: 'held-back', afterMs: 58_999 });
    expect(await create(client())).toMatchObject({ reason: 'held-back' });
    expect(calls('add_msg_template')).toHaveLength(1);
    pass(59_000);
    // One of them tries; the others wait for how it ends.
    script = ['hang'];
    const trial = two.call(wecomCalls.addMsgTemplate, MASS, { timeoutMs: 300 });
    while (calls('add_msg_template').length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await create(client())).toMatchObject({ reason: 'held-back' });
    expect((await trial).kind).toBe('unknown');
  });

  it('lets a group of calls rest that gets no answers, and not the others', async () => {
    script = ['garbage'];
    const one = client();
    for (let i = 0; i < 5; i++) expect((await create(one)).kind).toBe('unknown');
    expect(await create(one)).toMatchObject({ reason: 'channel-rests', retry: 'later', afterMs: 2_000 });
    expect(await create(client())).toMatchObject({ reason: 'channel-rests' });
    expect(calls('add_msg_template')).toHaveLength(5);
    script = [{ errcode: 0 }];
    const welcome = { welcome_code: 'c', text: { content: 'x' } };
    expect((await one.call(wecomCalls.sendWelcomeMsg, welcome)).kind).toBe('done');
    pass(2_001);
    script = ['garbage'];
    expect((await create(one)).kind).toBe('unknown');
    expect(await create(one)).toMatchObject({ reason: 'channel-rests', afterMs: 4_000 });
    pass(4_001);
    script = [{ errcode: 0, msgid: 'm1' }];
    expect((await create(one)).kind).toBe('done');
    expect(await db.rows(sql`select * from wecom_breaker`)).toEqual([]);
  });

  it('keeps a limit over three processes together, and says when there is room again', async () => {
    const spec = { ...wecomCalls.getFollowUserList, limits: { minute: 30 } };
    const three = [client(), client(), client()];
    await ask(client());
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) => three[i % 3]?.call(spec, {}, { tries: 1 })),
    );
    const passed = answers.filter((answer) => answer?.kind === 'done');
    expect(calls('get_follow_user_list').length - 1).toBe(passed.length);
    expect(passed.length).toBeLessThanOrEqual(30);
    expect(passed.length).toBeGreaterThan(20);
    expect(answers.find((answer) => answer?.kind === 'refused')).toMatchObject({
      reason: 'quota-spent',
      retry: 'later',
      afterMs: expect.any(Number),
    });
    // Another call has a limit of its own.
    script = [{ errcode: 0, msgid: 'm1' }];
    expect((await create(three[0] as WecomClient)).kind).toBe('done');
    pass(65_000);
    script = [{ errcode: 0, follow_user: [] }];
    expect((await three[0]?.call(spec, {}))?.kind).toBe('done');
  });

  it('lowers itself for 45033 and goes on', async () => {
    script = [{ errcode: 45033 }, { errcode: 0, msgid: 'm1' }];
    expect((await create(client())).kind).toBe('done');
  });

  it('explains known codes in two languages and names unknown ones', async () => {
    script = [{ errcode: 48002 }];
    expect(await ask(client())).toMatchObject({
      reason: 'no-permission',
      retry: 'never',
      say: { zh: expect.stringContaining('可调用接口的应用'), en: expect.any(String) },
    });
    script = [{ errcode: 123456 }];
    expect(await ask(client())).toMatchObject({ reason: 'wecom-123456', retry: 'never' });
  });

  it('does not take an answer of another shape for a success', async () => {
    script = [{ errcode: 0, follow_user: 'a' }];
    expect(await ask(client())).toEqual({ kind: 'unknown', problem: 'unexpected answer at follow_user' });
  });
});
