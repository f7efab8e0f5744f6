import { emptyPlan } from '@hetang/contract/plan/registry';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { startWecomRig, type WecomRig } from '../../../../test/harness/wecom-rig.ts';
import { sql } from '../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../kernel/http/app.ts';
import { makeLogger } from '../../kernel/telemetry/logger.ts';
import { readFigures } from './api.ts';
import { figureEndpoints } from './http/endpoints.ts';

const log = makeLogger('silent');
const plan = emptyPlan({ plan: 'test', name: '测试', timezone: 'Asia/Shanghai' });
plan.staff = { lin: { name: '小林', wecom: 'ops-01' }, gone: { name: '阿走', wecom: 'nobody' } };
let db: TestDatabase;
let rig: WecomRig;
let app: HttpApp;
beforeAll(async () => {
  db = await createTestDatabase();
  rig = await startWecomRig(db);
  await db.run(sql`insert into plan (key, name, version, running) values ('test', '测试', 1, true)`);
  await db.run(sql`
    insert into plan_version (version, plan, spec, applied_at, applied_by, changes)
    values (1, 'test', ${JSON.stringify(plan)}::json, now(), 'test', 1)`);
  app = await buildHttp({
    logger: log,
    guard: async () => ({ kind: 'user', id: 7, name: 'test' }),
    endpoints: figureEndpoints({ db, clock: rig.clock }),
    version: 'test',
  });
});
afterAll(async () => {
  await app.close();
  await rig.close();
  await db.drop();
});

const get = async (query = '') => (await app.inject({ url: `/v1/staff/figures${query}` })).json();
const read = () => readFigures({ db, clock: rig.clock, log, port: rig.wecom.port }, plan);
const asked = async () => {
  const { requests } = await rig.control<{ requests: { body: string }[] }>(
    'GET',
    'requests?path=get_user_behavior_data&limit=500',
  );
  return requests.length;
};

it('reads each day of each member once, and says which are missing', async () => {
  await rig.wecom.port.ensureCode({
    platformId: null,
    userids: ['ops-01'],
    state: 'ht-a',
    remark: '',
    skipVerify: true,
  });
  await rig.addCustomer('ht-a');
  await rig.addCustomer('ht-a');
  expect((await get()).items).toEqual([
    expect.objectContaining({ staff: { key: 'lin', name: '小林' }, contacts: 0, missing: 30 }),
    expect.objectContaining({ staff: { key: 'gone', name: '阿走' }, contacts: 0, missing: 30 }),
  ]);
  await rig.emulator.advance(24 * 3600);
  expect(await read()).toBe(179);
  const first = await asked();
  expect(first).toBe(7); // six windows, and one refusal of a member who is not there
  const { items, last, total } = await get('?sort=-contacts');
  expect({ last, total }).toEqual({ last: '2026-03-02', total: 2 });
  expect(items[0]).toMatchObject({ staff: { key: 'lin' }, contacts: 2, missing: 0, replyShare: null });
  expect(items[1]).toMatchObject({ staff: { key: 'gone' }, missing: 30 });
  expect(await read()).toBe(0);
  await rig.emulator.advance(24 * 3600);
  expect(await read()).toBe(1);
});

it('stops where the platform does not answer, and goes on there the next time', async () => {
  await rig.emulator.advance(2 * 24 * 3600);
  await rig.control('PUT', 'faults', {
    failNext: [{ path: 'get_user_behavior_data', errcode: 60020, times: 1 }],
  });
  expect(await read()).toBe(0);
  expect(await read()).toBe(2);
});

it('weighs days by their chats, sorts what is unknown last, filters and is exported', async () => {
  await db.run(sql`delete from staff_day`);
  await db.run(sql`
    insert into staff_day (userid, day, applies, contacts, chats, messages, reply_share, reply_minutes, losses, read_at)
    values ('ops-01', '2026-03-04', 1, 2, 30, 90, 100, 4, 1, now()), ('ops-01', '2026-03-05', 1, 1, 10, 10, 60, 12, 0, now()),
           ('ops-01', '2026-03-03', 0, 0, 5, 5, null, null, 0, now())`);
  const { items } = await get('?days=7&sort=replyMinutes');
  expect(items[0]).toMatchObject({
    contacts: 3,
    chats: 45,
    replyShare: 90,
    replyMinutes: 6,
    losses: 1,
    missing: 4,
  });
  expect(items[1]).toMatchObject({ staff: { key: 'gone' }, replyMinutes: null });
  expect((await get('?days=7&sort=-replyMinutes')).items[1].staff.key).toBe('gone');
  expect((await get(`?search=${encodeURIComponent('阿走')}`)).total).toBe(1);
  expect((await app.inject({ url: '/v1/staff/figures?days=400' })).statusCode).toBe(400);
  const file = await app.inject({ url: '/v1/staff/figures/export.csv?days=7' });
  expect(file.payload.split('\r\n')[1]).toBe('小林,3,2,45,105,90,6,1,4');
});
