import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { makeOutboxWorld, NOON, type OutboxWorld } from '../../../../test/harness/outbox-world.ts';
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
  await world.befriend(1, ['ops-01']);
  await db.run(sql`update contact set name = '=cmd()' where id = 1`);
  const message = (dedupe: string, message: string) => ({
    dedupe,
    kind: 'message' as const,
    contactId: 1,
    message,
    journey: 'new-friend',
  });
  await world.intend([message('a', 'pack'), message('b', 'no-such'), message('c', 'live')]);
  world.clock.advance(300_000);
  await dispatchOnce(world.deps());
});

const get = async (url: string) => (await app.inject({ url })).json();

describe('intentions over HTTP', () => {
  it('are listed newest first, with names, filters and pages', async () => {
    const all = await get('/v1/intentions?kind=message');
    expect(all.total).toBe(3);
    expect(all.items.map((item: { id: number }) => item.id)).toEqual([3, 2, 1]);
    expect(all.items[0]).toEqual({
      id: 3,
      kind: 'message',
      contact: { id: 1, name: '=cmd()' },
      group: null,
      staff: { key: 'ops-01', name: 'ops-01' },
      message: { key: 'live', name: 'live' },
      journey: { key: 'new-friend', name: 'new-friend' },
      state: 'awaiting-staff',
      reason: null,
      createdAt: NOON.toISOString(),
      notAfter: null,
      settledAt: null,
    });
    const dropped = await get('/v1/intentions?state=dropped&journey=new-friend&contact=1');
    expect(dropped.items.map((item: { reason: string }) => item.reason)).toEqual(['unknown-message']);
    expect(await get('/v1/intentions?size=1&page=2&kind=message&sort=createdAt')).toMatchObject({
      total: 3,
      items: [{ id: 2 }],
    });
    expect(await get('/v1/intentions?contact=99')).toEqual({ items: [], total: 0 });
  });

  it('refuse a sort that does not exist', async () => {
    const answer = await app.inject({ url: '/v1/intentions?sort=dedupe' });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().code).toBe('request/invalid');
  });

  it('are counted by kind and state', async () => {
    const { items } = await get('/v1/intentions/summary');
    expect(items).toEqual([
      { kind: 'message', state: 'awaiting-staff', count: 2 },
      { kind: 'message', state: 'dropped', count: 1 },
      { kind: 'staff-notice', state: 'sent', count: 2 },
    ]);
  });

  it('are exported without formulas', async () => {
    const answer = await app.inject({ url: '/v1/intentions/export.csv?kind=message' });
    expect(answer.headers['content-type']).toContain('text/csv');
    expect(answer.payload.charCodeAt(0)).toBe(0xfeff);
    const lines = answer.payload.slice(1).trimEnd().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[2]).toBe(
      "2,message,1,'=cmd(),ops-01,no-such,new-friend,dropped,unknown-message,2026-03-10 12:00:00,2026-03-10 12:05:00",
    );
  });
});

describe('what came to nothing', () => {
  const retry = async (payload: object) =>
    (await app.inject({ method: 'POST', url: '/v1/intentions/retry', payload })).json();

  it('is counted by reason', async () => {
    expect((await get('/v1/intentions/reasons')).items).toEqual([
      { kind: 'message', state: 'dropped', reason: 'unknown-message', count: 1 },
    ]);
    expect((await get('/v1/intentions?reason=unknown-message')).total).toBe(1);
  });

  it('is meant again when asked, once, with as much time as it had', async () => {
    const notAfter = new Date(NOON.getTime() + 7_200_000);
    await world.intend([{ dedupe: 'd', kind: 'message', contactId: 2, message: 'pack', notAfter }]);
    world.clock.advance(300_000);
    await dispatchOnce(world.deps());
    const rows = await db.rows<{ id: number }>(sql`select id from intention where dedupe = 'd'`);
    const id = rows[0]?.id ?? 0;
    await world.befriend(2, ['ops-01']);
    expect(await retry({ ids: [id, 1] })).toEqual({ asked: 1 }); // the first waits for staff still
    expect(await retry({ ids: [id] })).toEqual({ asked: 0 });
    const again = await db.one<{ left: number }>(sql`
      select extract(epoch from not_after - not_before)::int as left from intention where dedupe = ${`retry:${id}`}`);
    expect(again).toEqual({ left: 6900 });
    world.clock.advance(300_000);
    await dispatchOnce(world.deps());
    expect((await world.states())[`retry:${id}`]).toBe('awaiting-staff');
  });

  it('is meant again for all of one reason, but never what may have arrived, nor a welcome', async () => {
    await db.run(sql`update intention set state = 'failed', reason = 'outcome-unknown' where dedupe = 'a'`);
    await db.run(
      sql`update intention set state = 'failed', reason = 'x', kind = 'welcome' where dedupe = 'c'`,
    );
    const all = (state: string, reason: string) => retry({ all: { state, reason } });
    expect(await all('failed', 'outcome-unknown')).toEqual({ asked: 0 });
    expect(await all('failed', 'x')).toEqual({ asked: 0 });
    expect(await all('dropped', 'unknown-message')).toEqual({ asked: 1 });
    expect((await retry({ all: { state: 'sent', reason: 'x' } })).code).toBe('request/invalid');
  });
});
