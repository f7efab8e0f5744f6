import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import { makeOutboxWorld, NOON, type OutboxWorld } from '../../../test/harness/outbox-world.ts';
import { sql } from '../kernel/database/sql.ts';
import { dispatchOnce } from './dispatcher.ts';

// One person with two accounts on the platform: 小荷 (ops-01, userid xiaohe) knows the first, 阿棠 (ops-02, userid atang) the second.
let db: TestDatabase;
let world: OutboxWorld;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  world = await makeOutboxWorld(db, { gatherMs: 0 });
  await world.befriend(1, ['ops-01', 'ops-02']);
  await db.run(sql`
    insert into identity (kind, value, contact_id, at)
    values ('external_userid', 'second', 1, ${NOON}::timestamptz + interval '1 hour')`);
  await db.run(sql`
    update relation set platform_ids = case staff when 'ops-01' then array['wm1'] else array['second'] end`);
  world.platform.friends.delete('atang wm1');
  world.platform.friends.add('atang second');
});

/** What is gathered, then what was made of it. */
const dispatch = async () => {
  await dispatchOnce(world.deps());
  world.clock.advance(60_000);
  await dispatchOnce(world.deps());
};
const message = (dedupe: string, staff: string, key = 'pack') => ({
  dedupe,
  kind: 'message' as const,
  contactId: 1,
  staff,
  message: key,
});

describe('somebody with two accounts', () => {
  it('is written to by the account that is a friend of the sender', async () => {
    await world.intend([message('one', 'ops-01')]);
    await dispatch();
    world.platform.confirmAll('xiaohe');
    await world.intend([message('two', 'ops-02', 'live')]);
    await dispatch();
    world.platform.confirmAll('atang');
    expect(world.platform.deliveries.map(({ to }) => to)).toEqual(['wm1', 'second']);
  });

  it('is written to by whoever the rule names, on the account of that one', async () => {
    world.plan.meta.reach = { caps: [], consent: 'assumed', sender: 'last-added' };
    await world.intend([{ ...message('one', 'ops-01'), staff: null }]);
    await db.run(sql`update relation set added_at = added_at + interval '1 hour' where staff = 'ops-02'`);
    await dispatch();
    world.platform.confirmAll('atang');
    expect(world.platform.deliveries.map(({ to }) => to)).toEqual(['second']);
  });

  it('is not written to by an account that leaves before the task is made', async () => {
    world.platform.faults = (call) => (call === 'createMassSend' ? 'later' : undefined);
    await world.intend([message('one', 'ops-01')]);
    await dispatch();
    world.platform.faults = () => undefined;
    await db.run(sql`update relation set platform_ids = array['second'] where staff = 'ops-01'`);
    world.clock.advance(3_600_000);
    await dispatch();
    expect(world.platform.masses).toEqual([]);
    expect(await world.states()).toEqual({ one: 'dropped not-a-friend' });
  });

  it('has its tags on both, and loses them on both', async () => {
    const tag = (dedupe: string, params: { add: string[]; remove: string[] }) => ({
      dedupe,
      kind: 'tag' as const,
      contactId: 1,
      params,
    });
    await world.intend([tag('a', { add: ['need/course'], remove: [] })]);
    await dispatch();
    const both = (ids: string[]) => ['wm1', 'second'].map((who) => [who, new Set(ids)]);
    expect([...world.platform.tags]).toEqual(both(['et-need/course']));
    await world.intend([tag('b', { add: [], remove: ['need/course'] })]);
    await dispatch();
    expect([...world.platform.tags]).toEqual(both([]));
  });
});
