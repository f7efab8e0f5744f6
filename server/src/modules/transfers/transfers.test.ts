import { emptyPlan } from '@hetang/contract/plan/registry';
import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { startWecomRig, type WecomRig } from '../../../../test/harness/wecom-rig.ts';
import { type Engine, makeEngine } from '../../engine/engine.ts';
import { sql } from '../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../kernel/http/app.ts';
import { makeLogger } from '../../kernel/telemetry/logger.ts';
import { askMerge } from '../contacts/merge/ask-merge.ts';
import { askSplit } from '../contacts/merge/ask-split.ts';
import { departedUserids, runTransfers, syncUnassigned } from './api.ts';
import { transferEndpoints } from './http/endpoints.ts';

const DAY = 86_400;
let db: TestDatabase;
let rig: WecomRig;
let app: HttpApp;
let engine: Engine;

const plan = emptyPlan({ plan: 'test', name: '测试', timezone: 'Asia/Shanghai' });
plan.staff = {
  lin: { name: '林晓', wecom: 'ops-01' },
  zhou: { name: '周舟', wecom: 'ops-02' },
  gao: { name: '高原', wecom: 'ops-03' },
};

beforeEach(async () => {
  db = await createTestDatabase();
  rig = await startWecomRig(db);
  rig.staff.set('ops-03', 'gao');
  await rig.control('PUT', 'staff', { staff: [{ userid: 'ops-03', name: '高原' }] });
  await db.run(sql`insert into plan values ('test', '测试', 1, true)`);
  await db.run(sql`
    insert into plan_version values (1, 'test', ${JSON.stringify(plan)}::json, ${rig.clock.now()}, 'test', 1)`);
  const { port } = rig.wecom;
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'user', id: 1, name: '王主管' }),
    endpoints: transferEndpoints({ db, clock: rig.clock, describe: port.describeTransferCode }),
    version: 'test',
  });
  engine = await makeEngine({ db, clock: rig.clock, log: pino({ level: 'silent' }) });
  await port.ensureCode({
    platformId: null,
    userids: ['ops-01'],
    state: 'ht-site',
    remark: '',
    skipVerify: true,
  });
  await rig.worker();
  return async () => {
    await app.close();
    await rig.close();
    await db.drop();
  };
});

const deps = () => ({ db, clock: rig.clock, log: makeLogger('silent'), port: rig.wecom.port });
const run = () => runTransfers(deps());
const get = async <T>(url: string): Promise<T> => (await app.inject(url)).json();
const post = async <T>(url: string, payload: object = {}): Promise<T> =>
  (await app.inject({ method: 'POST', url, payload })).json();

async function caughtUp(): Promise<void> {
  await rig.settled();
  while ((await engine.live()) > 0);
}

async function addCustomers(count: number): Promise<{ id: string; who: string; contact: number }[]> {
  const people: { id: string; who: string; contact: number }[] = [];
  for (let nr = 0; nr < count; nr++) {
    const { id, who } = await rig.addCustomer('ht-site');
    people.push({ id, who, contact: 0 });
  }
  await caughtUp();
  for (const one of people) {
    const row = await db.one<{ contact_id: number }>(
      sql`select contact_id from identity where kind = 'external_userid' and value = ${one.who}`,
    );
    one.contact = row?.contact_id ?? 0;
  }
  return people;
}

const ask = (more: object = {}) =>
  post<{ id: number; people: number; code?: string }>('/v1/transfers', {
    kind: 'on-job',
    from: 'ops-01',
    to: 'zhou',
    reason: '换岗',
    message: '以后由周舟为您服务',
    who: { all: {} },
    ...more,
  });
const states = async (id: number) =>
  (
    await get<{ items: { contact: { id: number }; state: string }[] }>(`/v1/transfers/${id}/people`)
  ).items.map(({ state }) => state);
const people = async (id: number) =>
  (await get<{ items: { contact: { id: number } }[] }>(`/v1/transfers/${id}/people`)).items.map(
    ({ contact }) => contact.id,
  );
const relations = (contact: number) =>
  db.rows(sql`
    select staff, lost_at is null as open from relation where contact_id = ${contact} order by staff`);

describe('customers of a member who is there', () => {
  it('are previewed, handed over after a day unless they refuse, and told once', async () => {
    const [willing, unwilling] = await addCustomers(2);
    expect(await get('/v1/transfers/members?kind=on-job')).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ userid: 'ops-01', customers: 2, underWay: 0 }),
      ]),
    });
    expect(await get('/v1/transfers/candidates?kind=on-job&from=ops-01')).toMatchObject({
      total: 2,
      able: 2,
      problems: [],
    });
    await db.run(sql`
      insert into intention (dedupe, kind, contact_id, staff, plan_version, not_before, created_at)
      values ('m1', 'message', ${willing?.contact ?? 0}, 'lin', 1, ${rig.clock.now()}, ${rig.clock.now()})`);
    const { id, people } = await ask();
    expect(people).toBe(2);
    expect(await ask()).toMatchObject({ code: 'transfer/nobody' });
    expect(await run()).toMatchObject({ called: 2 });
    expect(await states(id)).toEqual(['waiting', 'waiting']);
    expect(await get('/v1/transfers/candidates?kind=on-job&from=ops-01&problem=under-way')).toMatchObject({
      total: 2,
      able: 0,
    });
    await rig.control('POST', `people/${unwilling?.id}/transfer/refuse`, {});
    await rig.emulator.advance(DAY + 3600);
    await caughtUp();
    expect(await run()).toMatchObject({ settled: 2 });
    await caughtUp();
    expect((await states(id)).sort()).toEqual(['done', 'refused']);
    expect(await relations(willing?.contact ?? 0)).toEqual([
      { staff: 'lin', open: false },
      { staff: 'zhou', open: true },
    ]);
    expect(await relations(unwilling?.contact ?? 0)).toEqual([{ staff: 'lin', open: true }]);
    expect(await db.rows(sql`select owner, code, lost_at from contact order by owner desc`)).toEqual([
      { owner: 'zhou', code: 'site', lost_at: null },
      { owner: 'lin', code: 'site', lost_at: null },
    ]);
    expect(await db.rows(sql`select staff from intention where dedupe = 'm1'`)).toEqual([{ staff: 'zhou' }]);
    const names = (await rig.events()).map(({ name, who }) => `${name} ${who === willing?.who ? 1 : 2}`);
    expect(names.filter((name) => name.startsWith('relation.')).sort()).toEqual([
      'relation.handed-over 1',
      'relation.transfer-failed 2',
      'relation.transferred 1',
    ]);
    expect(names.filter((name) => name.startsWith('contact.removed'))).toEqual([]);
    expect(names.filter((name) => name.startsWith('contact.added'))).toHaveLength(2);
    expect(await get('/v1/transfers?state=ended')).toMatchObject({
      items: [
        {
          from: '林晓',
          to: '周舟',
          by: '王主管',
          people: 2,
          counts: [{ state: 'done' }, { state: 'refused' }],
        },
      ],
    });
  });

  it('are told of by reading back when all callbacks are lost', async () => {
    const [one] = await addCustomers(1);
    const { id } = await ask();
    await run();
    await rig.control('DELETE', 'tenant/callback');
    await rig.emulator.advance(DAY + 3600);
    await run();
    await caughtUp();
    expect(await states(id)).toEqual(['done']);
    const from = await rig.events('relation.transferred');
    expect(from).toMatchObject([{ who: one?.who, props: { staff: 'zhou', from: 'lin' } }]);
    await run();
    expect(await rig.events('relation.handed-over')).toHaveLength(1);
  });

  it('are refused one by one by the platform, twice in 90 days at most', async () => {
    const [one] = await addCustomers(1);
    for (const [from, to] of [
      ['ops-01', 'zhou'],
      ['ops-02', 'lin'],
    ] as const) {
      await ask({ from, to });
      await run();
      await rig.emulator.advance(DAY + 3600);
      await run();
      await caughtUp();
    }
    expect(await get('/v1/transfers/candidates?kind=on-job&from=ops-01')).toMatchObject({
      items: [{ id: one?.contact, problem: 'too-often' }],
      able: 0,
      problems: [{ problem: 'too-often', count: 1 }],
    });
    // As if those had been ordered elsewhere: the platform knows, and says so.
    await db.run(sql`truncate transfer cascade`);
    const { id } = await ask();
    await run();
    expect(await get(`/v1/transfers/${id}/people`)).toMatchObject({
      items: [{ state: 'not-possible', problem: expect.stringContaining('90') }],
    });
  });

  it('are called for again after a lost answer, and stay where they are when it is called off', async () => {
    await addCustomers(2);
    const { id } = await ask();
    await rig.control('PUT', 'faults', {
      failNext: [{ path: 'externalcontact/transfer_customer', dropAfterEffect: true, times: 3 }],
    });
    await run();
    expect(await states(id)).toEqual(['calling', 'calling']);
    await rig.emulator.advance(300);
    await run();
    expect(await states(id)).toEqual(['waiting', 'waiting']);
    await db.run(
      sql`update transfer_person set state = 'asked' where contact_id = (select min(contact_id) from transfer_person)`,
    );
    expect(await post(`/v1/transfers/${id}/cancel`)).toEqual({ cancelled: 1 });
    expect((await states(id)).toSorted()).toEqual(['cancelled', 'waiting']);
    expect(await ask({ to: 'lin' })).toMatchObject({ code: 'transfer/same' });
    expect(await ask({ to: 'nobody' })).toMatchObject({ code: 'transfer/no-taker' });
    expect(await ask({ kind: 'resigned' })).toMatchObject({ code: 'transfer/not-left' });
  });
});

describe('customers under way who turn out to be one person', () => {
  it('come to their end as one, and go apart with the names they were asked by', async () => {
    const [one, two] = await addCustomers(2);
    const { id } = await ask();
    await run();
    const from = two?.contact ?? 0;
    const into = one?.contact ?? 0;
    const merge = await db.transaction((tx) =>
      askMerge(tx, { from, into, by: 'test', reason: 'one person' }, rig.clock.now()),
    );
    await caughtUp();
    expect(await people(id)).toEqual([into, into]);
    await rig.emulator.advance(DAY + 3600);
    await caughtUp();
    await run();
    await caughtUp();
    expect(await states(id)).toEqual(['done', 'done']);
    await db.transaction((tx) =>
      askSplit(tx, { merge, by: 'test', reason: 'two after all' }, rig.clock.now()),
    );
    await caughtUp();
    expect((await people(id)).toSorted()).toEqual([into, from].toSorted());
  });
});

describe('customers of a member who has left', () => {
  it('are found, listed and given to somebody', async () => {
    const [one] = await addCustomers(2);
    await rig.control('POST', 'staff/ops-01/resign', {});
    expect(await syncUnassigned(deps(), rig.wecom)).toBe(2);
    expect([...(await departedUserids(db)).keys()]).toEqual(['ops-01']);
    expect(await get('/v1/transfers/members?kind=resigned')).toMatchObject({
      total: 1,
      items: [{ userid: 'ops-01', staff: { key: 'lin' }, customers: 2 }],
    });
    expect(await get('/v1/transfers/candidates?kind=resigned&from=ops-01')).toMatchObject({ able: 2 });
    const { id } = await ask({ kind: 'resigned', to: 'gao', who: { ids: [one?.contact ?? 0] } });
    await run();
    await rig.emulator.advance(DAY + 3600);
    await caughtUp();
    await run();
    await caughtUp();
    expect(await states(id)).toEqual(['done']);
    expect(await relations(one?.contact ?? 0)).toEqual([
      { staff: 'gao', open: true },
      { staff: 'lin', open: false },
    ]);
    expect(await rig.events('relation.transferred')).toMatchObject([
      { props: { staff: 'gao', from: 'lin' } },
    ]);
    expect(await syncUnassigned(deps(), rig.wecom)).toBe(1);
    expect([...(await departedUserids(db)).keys()]).toEqual(['ops-01']);
  });
});
