import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { makeOutboxWorld, type OutboxWorld } from '../../../../test/harness/outbox-world.ts';
import { sql } from '../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../kernel/http/app.ts';
import { makeLogger } from '../../kernel/telemetry/logger.ts';
import { dispatchOnce } from '../dispatcher.ts';
import { outboxEndpoints } from './endpoints.ts';

let db: TestDatabase;
let world: OutboxWorld;
let app: HttpApp;
beforeAll(async () => {
  db = await createTestDatabase();
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'user', id: 1, name: 'test' }),
    endpoints: outboxEndpoints({ db, clock: { now: () => world.clock.now(), speed: 1 } }),
    version: 'test',
  });
});
afterAll(async () => {
  await app.close();
  await db.drop();
});
beforeEach(async () => {
  world = await makeOutboxWorld(db);
  for (const id of [1, 2, 3]) await world.befriend(id, ['ops-01']);
  await world.ownGroup('wr1', 'ops-02');
  await world.intend([
    ...[1, 2, 3].map((id) => ({
      dedupe: `m${id}`,
      kind: 'message' as const,
      contactId: id,
      message: 'pack',
    })),
    { dedupe: 'g', kind: 'group-message', staff: null, chatId: 'wr1', message: 'live' },
  ]);
  await pass();
  world.platform.friends.delete('xiaohe wm2');
  world.platform.deliveries.push({ to: 'wm1', text: 'x', via: 'mass' });
  world.platform.cap = 1;
  world.platform.confirmAll('xiaohe');
  await pass();
});
const pass = async () => {
  world.clock.advance(300_000);
  await dispatchOnce(world.deps());
};
const get = async (url: string) => (await app.inject({ url })).json();

describe('mass tasks over HTTP', () => {
  it('say what became of each target, and by which task they can be hurried', async () => {
    const { items, total } = await get('/v1/mass-sends?sort=createdAt');
    expect(total).toBe(2);
    expect(items[0]).toMatchObject({
      title: '资料包',
      audience: 'contacts',
      staff: { key: 'ops-01' },
      state: 'settled',
      text: '这是资料包',
      targets: 3,
      sent: 1,
      capped: 1,
      refused: 1,
      other: 0,
      open: 0,
      task: null,
      cancelling: false,
    });
    expect(items[1]).toMatchObject({
      audience: 'groups',
      state: 'awaiting-staff',
      targets: 1,
      open: 1,
      reminded: 0,
    });
    expect(items[1].task).toEqual(expect.any(Number));
  });

  it('are filtered, sorted, paged, and exported', async () => {
    const ids = async (query: string) =>
      (await get(`/v1/mass-sends?${query}`)).items.map((item: { id: number }) => item.id);
    expect(await ids('audience=groups')).toEqual([2]);
    expect(await ids('state=settled&staff=ops-01')).toEqual([1]);
    expect(await ids('staff=nobody')).toEqual([]);
    expect(await ids('sort=-targets&size=1&page=2')).toEqual([2]);
    expect((await app.inject({ url: '/v1/mass-sends?sort=secret' })).statusCode).toBe(400);
    const csv = (await app.inject({ url: '/v1/mass-sends/export.csv' })).payload.slice(1).split('\r\n');
    expect(csv[2]).toMatch(/^1,资料包,contacts,ops-01,settled,3,1,1,1,0,0,/);
  });
});

describe('the quota of a month', () => {
  it('adds up to what was delivered', async () => {
    const quota = await get('/v1/reach/quota');
    expect(quota).toMatchObject({ month: '2026-03', policy: 'days-of-month', allowed: 31, reachable: 3 });
    expect(quota.days).toHaveLength(31);
    expect(quota.days[9]).toEqual({ day: '2026-03-10', sent: 1, people: 1, capped: 1, groups: 0 });
    expect(quota.windows).toEqual([
      { start: '2026-03-01', used: 1, reserved: 0, allowed: 31, left: 92, people: 1, full: 0 },
    ]);
    expect(quota.busiest).toEqual([{ contact: { id: 3, name: '客户3' }, used: 1, reserved: 0, allowed: 31 }]);
    expect(quota.busiestGroups).toEqual([{ chat: 'wr1', name: 'wr1 群', used: 0, reserved: 1, allowed: 31 }]);
  });

  it('of another month is empty, and a day belongs to the zone of the plan', async () => {
    const other = await get('/v1/reach/quota?month=2026-02');
    expect(other.days).toHaveLength(28);
    expect([other.allowed, other.windows, other.busiest]).toEqual([28, [], []]);
    await db.run(
      sql`update intention set settled_at = ${new Date('2026-03-31T16:00:00Z')} where state = 'sent'`,
    );
    expect((await get('/v1/reach/quota')).days[30].sent).toBe(0);
    expect((await get('/v1/reach/quota?month=2026-04')).days[0].sent).toBe(1);
    expect((await app.inject({ url: '/v1/reach/quota?month=2026-13' })).statusCode).toBe(400);
  });
});
