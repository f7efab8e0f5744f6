import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../test/harness/database.ts';
import { ASKED, agree, openMergeWorld, retrying, tryMerge, who } from '../../../test/harness/merge-world.ts';
import { runs } from '../../../test/harness/runs.ts';
import { sql } from '../kernel/database/sql.ts';
import { ingestEvents } from '../modules/contacts/api.ts';
import { askMerge } from '../modules/contacts/merge/ask-merge.ts';
import { askSplit, findMerge } from '../modules/contacts/merge/ask-split.ts';

type World = Awaited<ReturnType<typeof openMergeWorld>>;

function speakerOf(world: World) {
  return async (value: string, name: string, props: Record<string, unknown> = {}, dedupe?: string) => {
    const now = world.clock.now();
    const event = { name, at: now, identities: who(value), props, dedupe };
    const [result] = await world.db.transaction((tx) => ingestEvents(tx, [event], { source: 'test', now }));
    return result;
  };
}

const split = (world: World, merge: number) =>
  world.db.transaction((tx) => askSplit(tx, { merge, ...ASKED }, world.clock.now()));

/** Everything that a contact owns, as it can be compared. */
async function owned(db: TestDatabase): Promise<unknown> {
  const read = (text: ReturnType<typeof sql>) => db.rows(text);
  return {
    contacts:
      await read(sql`select id, name, avatar, stage, stage_at, owner, code, fields, created_at, added_at, lost_at
      from contact order by id`),
    identities: await read(sql`select kind, value, contact_id, home from identity order by kind, value`),
    relations: await read(sql`select * from relation order by contact_id, staff`),
    tags: await read(sql`select * from contact_tag order by contact_id, tag_group, tag`),
    counters: await read(sql`select * from contact_counter c where counter in (
      select id from counter where event <> 'contact.merged') order by 1, 2`),
    sequences: await read(sql`select contact_id, sequence, ends from contact_sequence order by 1, 2`),
    consents: await read(sql`select * from consent order by 1, 2`),
    members: await read(
      sql`select contact_id, key from segment_member m join segment s on s.id = m.segment order by 1, 2`,
    ),
    tiers: await read(sql`select * from contact_tier order by 1, 2`),
    enrolments:
      await read(sql`select id, contact_id, journey, entry, status, node, seq, waiting, task_id, due_at,
      end_reason from enrolment order by id`),
    timers: await read(
      sql`select part, ref, contact_id, due_at from timer where module = 'journeys' order by ref`,
    ),
    tasks: await read(sql`select id, contact_id, state, outcome, closed_at from task order by id`),
    quota: await read(sql`select * from reach_quota order by 1, 2`),
    messages: await read(sql`select contact_id, message, not_after from intention
      where kind = 'message' and settled_at is null order by 1, 2, 3`),
    refusals: await read(
      sql`select * from tag_refusal where contact_id = (select max(id) from contact) order by 1, 2, 3`,
    ),
    suppressions: await read(sql`select * from suppression order by 1`),
  };
}

describe('a merge that is undone', () => {
  let world: World;
  let say: ReturnType<typeof speakerOf>;
  let [ann, bea] = [0, 0];
  const merged = async () => {
    const rows = await world.db.rows<{ id: number }>(sql`select max(id) as id from contact_merge`);
    return rows[0]?.id ?? 0;
  };
  beforeAll(async () => {
    world = await openMergeWorld();
    say = speakerOf(world);
    const first = await say('ann', 'contact.added', {
      staff: 'lin',
      name: 'Ann',
      fields: { city: 'Xiamen' },
    });
    const second = await say('bea', 'contact.added', {
      staff: 'gao',
      name: 'Bea',
      fields: { shop: 'B2', city: 'Wuxi' },
    });
    [ann, bea] = [first?.contactId ?? 0, second?.contactId ?? 0];
    world.clock.advance(60_000);
    await say('ann', 'contact.tags-set', { add: ['need/course', 'intent/A'], remove: [], source: 'staff' });
    await say('bea', 'contact.tags-set', { add: ['need/gift', 'intent/B'], remove: [], source: 'staff' });
    await say('bea', 'contact.tags-set', { add: [], remove: ['need/course'], source: 'staff' });
    await say('bea', 'contact.tags-set', { add: ['need/course'], remove: [], source: 'staff' });
    await say('bea', 'contact.tags-set', { add: [], remove: ['need/course'], source: 'staff' });
    await say('bea', 'consent.given', { scope: 'marketing' });
    await say('bea', 'course.joined');
    await say('ann', 'account.registered');
    await say('ann', 'order.paid', { order_id: '1', amount: 200_00 }, 'order-1');
    await say('bea', 'order.paid', { order_id: '2', amount: 100_00 }, 'order-2');
    await say('bea', 'app.opened');
    await say('bea', 'app.opened');
    await say('ann', 'app.opened');
    await world.settle();
    world.clock.advance(86_400_000);
    await world.settle();
  });
  afterAll(() => world.db.drop());

  it('leaves everything as it was when nothing has happened in between', async () => {
    const { db } = world;
    await db.run(
      sql`insert into suppression (contact_id, reason, set_by, at) values (${bea}, 'asked', 'x', ${world.clock.now()})`,
    );
    const before = await owned(db);
    const now = world.clock.now();
    await db.transaction((tx) => askMerge(tx, { from: bea, into: ann, ...ASKED }, now));
    await world.settle();
    expect(await db.rows(sql`select id, stage from contact`)).toEqual([{ id: ann, stage: 'regular' }]);
    const merge = await merged();
    await split(world, merge);
    await world.settle();
    expect(await owned(db)).toEqual(before);
    expect(
      await db.rows(sql`select contact_id, props ->> 'left' as "left", props ->> 'leaves' as leaves from event
      where name = 'contact.split' order by contact_id`),
    ).toEqual(
      [
        { contact_id: ann, left: null, leaves: String(bea) },
        { contact_id: bea, left: String(ann), leaves: null },
      ].sort((a, b) => a.contact_id - b.contact_id),
    );
    expect(
      await db.rows(sql`select from_stage, to_stage, cause ->> 'event' as cause from stage_change
      where contact_id = ${ann} order by seq desc limit 2`),
    ).toEqual([
      { from_stage: 'regular', to_stage: 'registered', cause: 'contact.split' },
      { from_stage: 'registered', to_stage: 'regular', cause: 'contact.merged' },
    ]);
    expect((await findMerge(db, merge)).hindrance).toBe('split');
    await expect(split(world, merge)).rejects.toMatchObject({ code: 'contact/not-split' });
    await agree(db);
  });

  it('gives what came under each name since to its owner, and knows repeats', async () => {
    const { db } = world;
    await db.transaction((tx) => askMerge(tx, { from: bea, into: ann, ...ASKED }, world.clock.now()));
    await say('bea', 'app.opened');
    await world.settle();
    world.clock.advance(3_600_000);
    await say('bea', 'contact.updated', { fields: { shop: 'B3' } });
    await say('bea', 'contact.lost', { staff: 'gao' });
    await say('bea', 'contact.tags-set', { add: ['need/course'], remove: ['need/gift'], source: 'staff' });
    await say('ann', 'contact.updated', { fields: { city: 'Fuzhou' } });
    await say('ann', 'app.opened');
    await say('bea', 'order.paid', { order_id: '3', amount: 5_00 }, 'order-3');
    await world.settle();
    await split(world, await merged());
    await world.settle();
    expect(
      await db.rows(sql`select id, fields, lost_at is not null as lost from contact order by name`),
    ).toEqual([
      { id: ann, fields: { city: 'Fuzhou' }, lost: false },
      { id: bea, fields: { shop: 'B3', city: 'Wuxi' }, lost: true },
    ]);
    expect(
      await db.rows(sql`select contact_id, tag_group || '/' || tag as ref from contact_tag order by 1, 2`),
    ).toEqual(
      [
        ...['intent/A', 'need/course'].map((ref) => ({ contact_id: ann, ref })),
        ...['intent/B', 'need/course'].map((ref) => ({ contact_id: bea, ref })),
      ].sort((a, b) => a.contact_id - b.contact_id),
    );
    expect(await opened(db)).toEqual({ [ann]: 2, [bea]: 3 });
    // Told while they were one, under another part of the log.
    expect(await say('bea', 'order.paid', { order_id: '3' }, 'order-3')).toEqual({
      status: 'duplicate',
      contactId: bea,
    });
    expect(await say('ann', 'order.paid', { order_id: '1' }, 'order-1')).toEqual({
      status: 'duplicate',
      contactId: ann,
    });
    await agree(db);
  });

  it('is undone from the latest merge on', async () => {
    const { db } = world;
    const cat = (await say('cat', 'app.opened'))?.contactId ?? 0;
    await world.settle();
    const wish = (from: number, into: number) =>
      db.transaction((tx) => askMerge(tx, { from, into, ...ASKED }, world.clock.now()));
    const first = await wish(bea, ann);
    await expect(split(world, first)).rejects.toMatchObject({ code: 'contact/not-split' });
    await world.settle();
    const second = await wish(cat, ann);
    await world.settle();
    expect((await findMerge(db, first)).hindrance).toBe('later-first');
    await say('bea', 'app.opened');
    await split(world, second);
    await expect(wish(cat, ann)).rejects.toMatchObject({ code: 'contact/splitting' });
    await world.settle();
    await split(world, first);
    await world.settle();
    expect(await opened(db)).toEqual({ [ann]: 2, [bea]: 4, [cat]: 1 });
    await agree(db);
  });
});

async function opened(db: TestDatabase): Promise<Record<string, number>> {
  const rows = await db.rows<{ contact_id: number; count: number }>(sql`
    select k.contact_id, k.count from contact_counter k join counter c on c.id = k.counter
    where c.event = 'app.opened' and c.filter = '{}' order by 1`);
  return Object.fromEntries(rows.map((row) => [row.contact_id, row.count]));
}

const person = fc.integer({ min: 0, max: 4 });
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ open: person }) },
  { weight: 3, arbitrary: fc.record({ merge: person, with: person }) },
  { weight: 2, arbitrary: fc.record({ split: fc.integer({ min: 0, max: 3 }) }) },
);

describe('merges and splits in any order, while events come and the engine works', () => {
  it('leave every event with the name it came under', async () => {
    const world = await openMergeWorld();
    const { db, clock, engine } = world;
    let run = 0;
    const trySplit = async (merge: number | undefined): Promise<void> => {
      if (merge === undefined) return;
      await retrying(() => split(world, merge)).catch((error: { code?: string }) => {
        if (error.code !== 'contact/not-split') throw error;
      });
    };
    const standing = async (): Promise<number[]> => {
      const rows = await db.rows<{ id: number }>(sql`
        select id from contact_merge where split_at is null order by id desc`);
      return rows.map(({ id }) => id);
    };
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.array(step, { maxLength: 6 }), { maxLength: 7 }), async (story) => {
          const prefix = `s${run++}-`;
          const name = (nr: number) => `${prefix}${nr}`;
          const told = new Map<string, number>();
          const act = async (one: (typeof story)[number][number]): Promise<void> => {
            if ('split' in one) await trySplit((await standing())[one.split]);
            else if ('merge' in one) await tryMerge(db, name(one.merge), name(one.with), clock.now());
            else {
              told.set(name(one.open), (told.get(name(one.open)) ?? 0) + 1);
              await retrying(() => speakerOf(world)(name(one.open), 'app.opened'));
            }
          };
          for (const moment of story) await Promise.all([...moment.map(act), retrying(() => engine.live())]);
          await world.settle();
          await agree(db);
          for (let left = await standing(); left.length > 0; left = await standing()) {
            for (const merge of left) await trySplit(merge);
            await world.settle();
          }
          await agree(db);
          const counts = await opened(db);
          const rows = await db.rows<{ value: string; contact_id: number }>(sql`
            select value, contact_id from identity where value like ${`${prefix}%`}`);
          expect(new Map(rows.map((row) => [row.value, counts[row.contact_id]]))).toEqual(
            new Map(rows.map((row) => [row.value, told.get(row.value)])),
          );
          expect(new Set(rows.map((row) => row.contact_id)).size).toBe(told.size);
        }),
        runs(8),
      );
    } finally {
      await db.drop();
    }
  }, 60_000);
});
