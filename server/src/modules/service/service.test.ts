import { beforeEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { startWecomRig, type WecomRig } from '../../../../test/harness/wecom-rig.ts';
import type { ServiceChannel } from '../../channels/service.ts';
import { sql } from '../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../kernel/http/app.ts';
import { makeLogger } from '../../kernel/telemetry/logger.ts';
import { ingestEvents } from '../contacts/api.ts';
import { makeServiceReader } from './api.ts';
import type { ServiceDeps } from './deps.ts';
import { serviceEndpoints } from './http/endpoints.ts';
import { readAccount } from './read-account.ts';
import { readAccounts } from './read-accounts.ts';
import { syncAccounts } from './sync-accounts.ts';

let db: TestDatabase;
let rig: WecomRig;
let app: HttpApp;
let deps: ServiceDeps;
let account: string;
let person: { id: string; externalUserid: string; unionid: string };

beforeEach(async () => {
  db = await createTestDatabase();
  rig = await startWecomRig(db);
  deps = {
    db,
    clock: rig.clock,
    port: { ...rig.wecom.port },
    ingest: (tx, events, source) => ingestEvents(tx, events, { source, now: rig.clock.now() }),
  };
  const read = makeServiceReader(deps);
  rig.service.called = read;
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'user', id: 1, name: '林晓' }),
    endpoints: serviceEndpoints({ db, clock: rig.clock, port: deps.port, read }),
    version: 'test',
  });
  account = String((await platform('kf/account/add', { name: '小荷客服' })).open_kfid);
  person = await rig.control('POST', 'people', { name: '王荷' });
  return async () => {
    await app.close();
    await rig.close();
    await db.drop();
  };
});

/** Calls the platform as another app of the tenant would. */
async function platform(path: string, body: object): Promise<Record<string, unknown>> {
  const { corpId, secret } = rig.emulator.world.state.tenant;
  const ask = async (url: string, init?: RequestInit) =>
    (await fetch(`${rig.url}/cgi-bin/${url}`, init)).json();
  const { access_token } = await ask(`gettoken?corpid=${corpId}&corpsecret=${secret}`);
  return ask(`${path}?access_token=${access_token}`, { method: 'POST', body: JSON.stringify(body) });
}

const act = (what: string, body: object = {}) =>
  rig.control('POST', `people/${person.id}/kf/${account}/${what}`, body);
const write = (text: string) => act('messages', { text });
const get = async (url: string) => (await app.inject(url)).json();
const here = () => `/v1/service/chats/${account}/${person.externalUserid}/messages`;
const answer = async (id: string, text = '您好') => {
  const { statusCode, json } = await app.inject({ method: 'POST', url: here(), payload: { id, text } });
  return { status: statusCode, body: json() };
};
const onPlatform = () => rig.emulator.world.state.kfAccounts.get(account)?.log ?? [];
const ours = () => onPlatform().filter((one) => one.origin === 5).length;

it('a customer comes and writes: callback, conversation, events without words', async () => {
  await rig.worker();
  await act('enter');
  await write('在吗');
  await write('多少钱');
  await rig.settled();
  const { items, total } = await get('/v1/service/chats?waiting=yes');
  expect(total).toBe(1);
  expect(items[0]).toMatchObject({
    account: { key: account, name: '小荷客服' },
    customer: person.externalUserid,
    last: { origin: 'customer', type: 'text', text: '多少钱' },
    window: { left: 5, closed: null },
  });
  const events = await rig.events();
  const names = ['contact.updated', 'service.entered', 'message.received', 'message.received'];
  expect(events.map(({ name }) => name)).toEqual(names);
  expect(events[2]?.props).toEqual({ account, type: 'text' });
  expect(JSON.stringify(events)).not.toContain('多少钱');
  expect((await get('/v1/service/accounts')).items).toMatchObject([
    { name: '小荷客服', chats: 1, waiting: 1 },
  ]);
  expect((await get(`/v1/service/accounts/${account}/link?scene=menu`)).url).toContain('scene=menu');
});

it('who writes is the contact that a program of the brand knows, and has a name', async () => {
  const at = rig.clock.now();
  const identities = [{ kind: 'unionid', value: person.unionid }];
  const order = { name: 'order.paid', at, identities, props: {}, dedupe: 'o1' };
  await db.transaction((tx) => ingestEvents(tx, [order], { source: 'api:shop', now: at }));
  await act('enter');
  await write('订单到哪了');
  const { readServiceCustomers } = deps.port;
  deps.port.readServiceCustomers = async () => ({ kind: 'unknown', problem: 'connection reset' });
  await expect(readAccount(deps, account, null)).rejects.toThrow('connection reset');
  expect(await db.rows(sql`select name from event`)).toEqual([{ name: 'order.paid' }]);
  deps.port.readServiceCustomers = readServiceCustomers;
  await readAccount(deps, account, null);
  expect(await db.rows(sql`select kind from identity order by 1`)).toEqual([
    { kind: 'external_userid' },
    { kind: 'unionid' },
  ]);
  expect(await db.rows(sql`select 1 from contact`)).toHaveLength(1);
  expect((await rig.events('contact.updated')).map(({ props }) => props.name)).toEqual(['王荷']);
  deps.port.readServiceCustomers = async () => Promise.reject(new Error('nobody is new'));
  await write('好的');
  await readAccount(deps, account, null);
  expect(await rig.events('message.received')).toHaveLength(2);
});

it('where the app may not ask who it is, a customer is a stranger, and heard all the same', async () => {
  await act('enter');
  await write('在吗');
  deps.port.readServiceCustomers = async () => ({
    kind: 'refused',
    code: 48002,
    reason: 'no-permission',
    retry: 'never',
  });
  await readAccount(deps, account, null);
  expect((await rig.events()).map(({ name }) => name)).toEqual(['service.entered', 'message.received']);
});

it('answers five times, then says why not; the same answer again sends nothing', async () => {
  await act('enter');
  await write('在吗');
  await readAccount(deps, account, null);
  expect(await answer('answer-0001')).toEqual({ status: 200, body: { state: 'sent' } });
  expect(await answer('answer-0001')).toEqual({ status: 200, body: { state: 'sent' } });
  expect(ours()).toBe(1);
  await Promise.all([2, 3, 4, 5, 6, 7].map((nr) => answer(`answer-000${nr}`)));
  expect(ours()).toBe(5);
  const sixth = await answer('answer-0008');
  expect([sixth.status, sixth.body.code]).toEqual([409, 'service/closed']);
  await readAccount(deps, account, null);
  const { items, chat } = await get(here());
  expect(items).toHaveLength(6);
  expect(items[0]).toMatchObject({ origin: 'hetang', state: 'sent', by: '林晓' });
  expect(chat.window).toMatchObject({ left: 0, closed: 'spent' });
  await rig.emulator.advance(60);
  await write('再问一句');
  await readAccount(deps, account, null);
  expect((await get(here())).chat.window.left).toBe(5);
  expect((await answer('x'.repeat(8), '荷'.repeat(683))).status).toBe(400);
});

it('an answer without an answer keeps its place, and is found again by reading', async () => {
  await act('enter');
  await write('在吗');
  await readAccount(deps, account, null);
  const send = deps.port.sendService;
  const swallow: ServiceChannel['sendService'] = async (input) => {
    await send(input);
    return { kind: 'unknown', problem: 'socket hang up' };
  };
  Object.assign(deps.port, { sendService: swallow });
  expect((await answer('answer-0001')).body).toEqual({ state: 'unknown' });
  expect((await get(here())).chat.window.left).toBe(4);
  await readAccount(deps, account, null);
  expect((await get(here())).items[0]).toMatchObject({ id: 'answer-0001', state: 'sent' });
  const refuse: ServiceChannel['sendService'] = async () => ({
    kind: 'refused',
    code: 95018,
    reason: 'kf-state',
    retry: 'never',
  });
  Object.assign(deps.port, { sendService: refuse });
  expect((await answer('answer-0002')).status).toBe(502);
  const { chat, items } = await get(here());
  expect(chat.window.left).toBe(4);
  expect(items.find(({ id }: { id: string }) => id === 'answer-0002')).toMatchObject({ state: 'failed' });
});

it('two who read at once, and one who breaks off, leave no gap and tell nothing twice', async () => {
  await act('enter');
  for (let nr = 0; nr < 5; nr++) await write(`第 ${nr} 句`);
  const all = await deps.port.readService({ account, cursor: null, token: null });
  if (all.kind !== 'done') throw new Error('the platform does not answer');
  let broken = 1;
  // Pages of two, so that there is something between them.
  const readService: ServiceChannel['readService'] = async ({ cursor }) => {
    const from = Number(cursor ?? 0);
    if (from === 2 && broken-- > 0) return { kind: 'unknown', problem: 'connection reset' };
    const entries = all.value.entries.slice(from, from + 2);
    const more = from + 2 < all.value.entries.length;
    return { kind: 'done', value: { entries, cursor: String(from + entries.length), more } };
  };
  Object.assign(deps.port, { readService });
  const results = await Promise.allSettled([1, 2, 3].map(() => readAccount(deps, account, null)));
  expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  expect(await rig.events()).toHaveLength(3);
  await readAccount(deps, account, null);
  expect(await rig.events()).toHaveLength(7);
  await db.run(sql`update service_account set cursor = null`);
  await readAccount(deps, account, null);
  expect(await rig.events('message.received')).toHaveLength(5);
  expect((await get(here())).total).toBe(5);
});

it('accounts of which no callback came are read in their turn; one that fails holds up no other', async () => {
  await act('enter');
  await write('在吗');
  const asked: string[] = [];
  const { readService } = deps.port;
  deps.port.readService = (input) => {
    asked.push(input.account);
    return readService(input);
  };
  await syncAccounts(deps);
  await db.run(sql`insert into service_account (id, name) values ('wk-nobody-knows', '旧账号')`);
  const read = makeServiceReader(deps);
  const lately = new Date(rig.clock.now().getTime() - 60_000);
  expect(Object.keys(await readAccounts({ db, read }, lately))).toEqual(['wk-nobody-knows']);
  expect(await rig.events('message.received')).toHaveLength(1);
  expect(asked.toSorted()).toEqual([account, 'wk-nobody-knows'].toSorted());
  asked.length = 0;
  await readAccounts({ db, read }, lately);
  expect(asked).toEqual(['wk-nobody-knows']);
});

it('a member takes a conversation, ends it, and the customer begins it anew', async () => {
  await act('enter');
  await write('在吗');
  const tell = (change: object) =>
    onPlatform().push({
      msgid: `event-${onPlatform().length}`,
      open_kfid: account,
      send_time: Math.floor(rig.emulator.clock.now() / 1000),
      origin: 4,
      msgtype: 'event',
      event: { external_userid: person.externalUserid, ...change },
    });
  const closed = async () => {
    await readAccount(deps, account, null);
    return (await get(here())).chat.window.closed;
  };
  tell({ event_type: 'session_status_change', change_type: 1, new_servicer_userid: 'ops-01' });
  expect(await closed()).toBe('member');
  expect((await get(here())).chat.member).toBe('ops-01');
  tell({ event_type: 'session_status_change', change_type: 3 });
  expect(await closed()).toBe('ended');
  await write('还在吗');
  expect(await closed()).toBeNull();
  await answer('answer-0001');
  tell({ event_type: 'msg_send_fail', fail_msgid: 'answer-0001', fail_type: 10 });
  expect(await closed()).toBeNull();
  const { items } = await get(here());
  expect(items.find(({ id }: { id: string }) => id === 'answer-0001')).toMatchObject({
    state: 'failed',
    problem: '客户拒收',
  });
});
