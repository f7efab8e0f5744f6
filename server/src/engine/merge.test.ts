import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../test/harness/database.ts';
import { ASKED, agree, openMergeWorld, retrying, tryMerge, who } from '../../../test/harness/merge-world.ts';
import { runs } from '../../../test/harness/runs.ts';
import type { Tx } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/sql.ts';
import { partOf } from '../kernel/log/append.ts';
import { ingestEvents } from '../modules/contacts/api.ts';
import { askMerge } from '../modules/contacts/merge/ask-merge.ts';

describe('two contacts that are one person', () => {
  let world: Awaited<ReturnType<typeof openMergeWorld>>;
  let db: TestDatabase;
  const say = async (value: string, name: string, props: Record<string, unknown> = {}, dedupe?: string) => {
    const event = { name, at: world.clock.now(), identities: who(value), props, dedupe };
    const [result] = await db.transaction((tx) =>
      ingestEvents(tx, [event], { source: 'test', now: world.clock.now() }),
    );
    return result;
  };
  beforeAll(async () => {
    world = await openMergeWorld();
    db = world.db;
  });
  afterAll(() => db.drop());

  it('become one, with everything that hangs on them', async () => {
    const ann = await say('ann', 'contact.added', { staff: 'lin', name: 'Ann', fields: { city: 'Xiamen' } });
    await world.settle();
    world.clock.advance(3_600_000);
    const bea = await say('bea', 'contact.added', {
      staff: 'gao',
      name: 'Bea',
      fields: { shop: 'B2', city: 'Wuxi' },
    });
    await say('ann', 'contact.tags-set', { add: ['need/course', 'intent/A'], remove: [], source: 'staff' });
    await say('bea', 'contact.tags-set', { add: ['need/gift'], remove: [], source: 'staff' });
    await say('bea', 'course.joined');
    await say('ann', 'account.registered');
    await world.settle();
    world.clock.advance(60_000);
    await say('bea', 'contact.tags-set', { add: ['intent/B'], remove: [], source: 'staff' });
    await say('ann', 'order.paid', { order_id: '1', amount: 200_00 }, 'order-1');
    await say('bea', 'order.paid', { order_id: '2', amount: 100_00 });
    await world.settle();
    const [from, into] = [bea?.contactId ?? 0, ann?.contactId ?? 0];
    await db.transaction((tx) => askMerge(tx, { from, into, ...ASKED }, world.clock.now()));
    await say('bea', 'app.opened'); // at once, by the old name
    await world.settle();

    expect(await db.rows(sql`select id, name, stage, owner, fields from contact`)).toEqual([
      { id: into, name: 'Ann', stage: 'regular', owner: 'lin', fields: { city: 'Xiamen', shop: 'B2' } },
    ]);
    expect(await db.rows(sql`select staff from relation where contact_id = ${into} order by staff`)).toEqual([
      { staff: 'gao' },
      { staff: 'lin' },
    ]);
    expect(
      await db.rows(
        sql`select tag_group || '/' || tag as ref from contact_tag where contact_id = ${into} order by 1`,
      ),
    ).toEqual([{ ref: 'intent/B' }, { ref: 'need/course' }, { ref: 'need/gift' }]);
    expect(
      await db.rows(sql`
        select key from segment_member m join segment s on s.id = m.segment where contact_id = ${into} order by key`),
    ).toEqual([{ key: 'buyers' }, { key: 'course-then-order' }]);
    // Both were in both journeys: the ones of the contact that goes on stay.
    expect(
      await db.rows(sql`
        select journey, entry, status, end_reason from enrolment where contact_id = ${into} order by journey, entry`),
    ).toEqual([
      { journey: 'follow', entry: 1, status: 'ended', end_reason: 'merged' },
      { journey: 'follow', entry: 2, status: 'active', end_reason: null },
      { journey: 'pay', entry: 1, status: 'ended', end_reason: 'merged' },
      { journey: 'pay', entry: 2, status: 'active', end_reason: null },
    ]);
    expect(await db.rows(sql`select contact_id, state from task order by id`)).toEqual([
      { contact_id: into, state: 'open' },
      { contact_id: into, state: 'cancelled' },
    ]);
    expect(await db.rows(sql`select distinct contact_id from timer`)).toEqual([{ contact_id: into }]);
    expect(await db.rows(sql`select name from event where name like 'contact.merg%' order by name`)).toEqual([
      { name: 'contact.merged' },
      { name: 'contact.merging' },
    ]);
    expect(await db.rows(sql`select * from event_failure`)).toEqual([]);
  });

  it('of whom one brought the unionid and the other the openid are looked up at the platform', async () => {
    const tell = async (kind: string, value: string) => {
      const event = { name: 'app.opened', at: world.clock.now(), identities: [{ kind, value }], props: {} };
      const [result] = await db.transaction((tx) =>
        ingestEvents(tx, [event], { source: 'test', now: world.clock.now() }),
      );
      return result?.contactId ?? 0;
    };
    const [into, from] = [await tell('unionid', 'ou-9'), await tell('openid', 'o-9')];
    await world.settle();
    const wanted = () => db.rows(sql`select unionid, openid, state from identity_lookup`);
    expect(await wanted()).toEqual([]);
    await db.transaction((tx) => askMerge(tx, { from, into, ...ASKED }, world.clock.now()));
    await world.settle();
    expect(await wanted()).toEqual([{ unionid: 'ou-9', openid: 'o-9', state: 'waiting' }]);
  });

  it('are known by every name they had, and what was told before is not told twice', async () => {
    const rows = await db.rows<{ id: number; from_id: number }>(sql`
      select c.id, m.from_id from contact c join contact_merge m on m.into_id = c.id`);
    const [{ id, from_id } = { id: 0, from_id: 0 }] = rows;
    expect(await say('bea', 'app.opened')).toEqual({ status: 'accepted', contactId: id });
    expect(await say('bea', 'order.paid', { order_id: '1' }, 'order-1')).toMatchObject({
      status: 'duplicate',
    });
    const byNumber = await db.transaction((tx) =>
      ingestEvents(
        tx,
        [
          {
            name: 'app.opened',
            at: world.clock.now(),
            identities: [{ kind: 'contact_id', value: String(from_id) }],
            props: {},
          },
        ],
        { source: 'test', now: world.clock.now() },
      ),
    );
    expect(byNumber).toEqual([{ status: 'accepted', contactId: id }]);
    await world.settle();
    const again = askMerge.bind(null);
    await expect(
      db.transaction((tx) => again(tx, { from: from_id, into: id, ...ASKED }, world.clock.now())),
    ).rejects.toMatchObject({ code: 'contact/merged' });
    await expect(
      db.transaction((tx) => again(tx, { from: id, into: id, ...ASKED }, world.clock.now())),
    ).rejects.toMatchObject({ code: 'contact/same' });
    await expect(
      db.transaction((tx) => again(tx, { from: 999_999, into: id, ...ASKED }, world.clock.now())),
    ).rejects.toMatchObject({ code: 'request/not-found' });
  });

  it('wait for who works on the other one before they hold the log: neither is ended by PostgreSQL', async () => {
    const from = (await say('ida', 'app.opened'))?.contactId ?? 0;
    const into = (await say('jon', 'app.opened'))?.contactId ?? 0;
    await world.settle();
    const hold = (tx: Tx, contact: number) =>
      tx.run(
        sql`select 1 from log_cursor where consumer = 'engine' and part = ${partOf(contact)} for update`,
      );
    await db.transaction(async (tx) => {
      await hold(tx, into);
      await say('jon', 'contact.tags-set', { add: ['need/gift'], remove: [], source: 'staff' });
      await db.transaction((asking) => askMerge(asking, { from, into, ...ASKED }, world.clock.now()));
      await world.settle();
    });
    const somebodyWaits = async () =>
      (
        await db.rows(sql`
          select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)
      ).length > 0;
    let settled: Promise<void> | undefined;
    await db.transaction(async (tx) => {
      await hold(tx, from);
      settled = world.settle();
      while (!(await somebodyWaits())) await setImmediate();
      await tx.run(sql`select 1 from log_part where part = ${partOf(into)} for update nowait`);
    });
    await settled;
    expect(await db.rows(sql`select id from contact where id in (${from}, ${into})`)).toEqual([{ id: into }]);
  });

  it('leave a task to be done that the journey which ends had not waited for', async () => {
    const ids = [];
    for (const name of ['dan', 'eve']) {
      ids.push((await say(name, 'trial.asked'))?.contactId ?? 0);
      await world.settle();
    }
    const [from = 0, into = 0] = ids;
    await db.transaction((tx) => askMerge(tx, { from, into, ...ASKED }, world.clock.now()));
    await world.settle();
    expect(
      await db.rows(sql`select end_reason as ended from enrolment where contact_id = ${into} order by entry`),
    ).toEqual([{ ended: 'merged' }, { ended: null }]);
    expect(await db.rows(sql`select state from task where contact_id = ${into}`)).toEqual([
      { state: 'open' },
      { state: 'open' },
    ]);
  });

  it('go on in a journey that the other had come to the end of', async () => {
    const old = await say('old', 'order.paid');
    await world.settle();
    world.clock.advance(25 * 3_600_000); // the journey of the one has ended
    const now = await say('now', 'order.paid');
    await world.settle();
    const [from, into] = [old?.contactId ?? 0, now?.contactId ?? 0];
    await db.transaction((tx) => askMerge(tx, { from, into, ...ASKED }, world.clock.now()));
    await say('old', 'order.paid'); // under way already
    await world.settle();
    const entries = () =>
      db.rows(sql`select entry, status from enrolment where contact_id = ${into} order by entry`);
    expect(await entries()).toEqual([
      { entry: 1, status: 'ended' },
      { entry: 2, status: 'active' },
    ]);
    world.clock.advance(25 * 3_600_000);
    await world.settle();
    await say('now', 'order.paid');
    await world.settle();
    expect(await entries()).toEqual([
      { entry: 1, status: 'ended' },
      { entry: 2, status: 'ended' },
      { entry: 3, status: 'active' },
    ]);
    expect(await db.rows(sql`select error from event_failure`)).toEqual([]);
  });

  it('keep an event that was set aside before the merge and is handled after it', async () => {
    const cat = await say('cat', 'app.opened');
    await world.settle();
    const lost = await db.one<{ part: number; seq: number }>(sql`
      select part, seq from event where contact_id = ${cat?.contactId ?? 0} order by seq limit 1`);
    const into = (await db.one<{ id: number }>(sql`select min(id) as id from contact`))?.id ?? 0;
    await db.transaction((tx) =>
      askMerge(tx, { from: cat?.contactId ?? 0, into, ...ASKED }, world.clock.now()),
    );
    await world.settle();
    const before = await db.one<{ n: number }>(sql`
      select count(*) as n from event where contact_id = ${into} and name = 'app.opened'`);
    await db.run(sql`
      insert into event_failure (consumer, part, seq, error, failed_at, retry_asked_at)
      values ('engine', ${lost?.part ?? 0}, ${lost?.seq ?? 0}, 'x', ${world.clock.now()}, ${world.clock.now()})`);
    await world.settle();
    const after = await db.one<{ n: number }>(sql`
      select count(*) as n from event where contact_id = ${into} and name = 'app.opened'`);
    expect(after?.n).toBe((before?.n ?? 0) + 1);
    expect(await db.rows(sql`select 1 from event_failure where resolved_at is null`)).toEqual([]);
  });
});

/** Who says what, who turns out to be whom, and when time passes. */
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      person: fc.integer({ min: 0, max: 5 }),
      name: fc.constantFrom(
        'app.opened',
        'order.paid',
        'course.joined',
        'contact.added',
        'account.registered',
      ),
      amount: fc.integer({ min: 0, max: 300 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ merge: fc.integer({ min: 0, max: 5 }), with: fc.integer({ min: 0, max: 5 }) }),
  },
  { weight: 1, arbitrary: fc.record({ hours: fc.constantFrom(1, 30, 800) }) },
);

describe('merges in any order, while events come and the engine works', () => {
  it('leave one contact for each person, as if it had always been one', async () => {
    const { db, clock, engine, settle } = await openMergeWorld();
    let run = 0;
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.array(step, { maxLength: 6 }), { maxLength: 6 }), async (story) => {
          const name = (person: number) => `p${run}-${person}`;
          run += 1;
          const act = async (one: (typeof story)[number][number]): Promise<void> => {
            if ('hours' in one) clock.advance(one.hours * 3_600_000);
            else if ('merge' in one) await tryMerge(db, name(one.merge), name(one.with), clock.now());
            else {
              const props = { staff: 'lin', amount: one.amount * 100 };
              const event = { name: one.name, at: clock.now(), identities: who(name(one.person)), props };
              await retrying(() =>
                db.transaction((tx) => ingestEvents(tx, [event], { source: 'test', now: clock.now() })),
              );
            }
          };
          for (const moment of story) await Promise.all([...moment.map(act), retrying(() => engine.live())]);
          await settle();
          await agree(db);
        }),
        runs(12),
      );
    } finally {
      await db.drop();
    }
  }, 60_000);
});
