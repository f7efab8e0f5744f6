import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../../../../test/harness/engine-stage.ts';
import { makeEngine } from '../../engine/engine.ts';
import { loadContacts } from '../../engine/sql/load-contacts.ts';
import { sql } from '../../kernel/database/sql.ts';
import { makeLogger } from '../../kernel/telemetry/logger.ts';

const PLAN = `
stages:
  new: { name: N }
  buyer: { name: B, enter: { event: order.paid } }
tags: { need: { name: N, choose: many, values: { course: C, gift: G } } }
fields: { birthday: { name: B, type: date }, trial-ends: { name: T, type: date }, size: { name: S, type: number } }
segments: { big: { name: Big, when: { field: size, at-least: 10 } } }
journeys:
  staged: { name: J, start: { stage: buyer }, steps: [{ wait: 1d }] }
  tagged: { name: J, start: { tag: need/course }, again: after-end, steps: [{ wait: 1d }] }
  born: { name: J, start: { date: { field: birthday, yearly: true, at: "09:00" } }, again: after-end, steps: [{ wait: 1d }] }
  ends: { name: J, start: { date: { field: trial-ends, before: 3d } }, steps: [{ wait: 1d }] }
  party: { name: J, start: { schedule: { on: 2026-03-05, at: "20:00", segment: big } }, steps: [{ wait: 1d }] }
  asked: { name: J, start: on-request, steps: [{ wait: 1d }] }
  calls: { name: J, start: { event: lesson.done }, again: after-end, steps: [{ start: asked }] }
  order: { name: J, start: { event: parcel.sent }, key: order_id, steps: [{ wait: { for: { event: parcel.got }, at-most: 9d } }] }
  always: { name: J, start: { event: video.seen }, again: always, steps: [{ wait: 1d }] }
  cool: { name: J, start: { event: app.opened }, again: { after: 2d }, steps: [{ wait: 1d }] }
  limited: { name: J, start: { event: page.seen }, again: { at-most: 2, per: 7d }, steps: [{ wait: 1h }] }
`;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('2026-03-01T00:00:00Z', PLAN);
});
afterAll(() => stage.close());

let nr = 0;
let who = '';
beforeEach(() => {
  nr += 1;
  who = `p${nr}`;
});

const entries = async (contact: number): Promise<string[]> =>
  (
    await stage.db.rows<{ text: string }>(sql`
      select journey || case when entry_key = '' then '' else '/' || entry_key end || ' ' || entry || ' ' || status as text
      from enrolment where contact_id = ${contact} order by id`)
  ).map((row) => row.text);

describe('a journey starts', () => {
  it('by stage, by tag', async () => {
    const id = await stage.send(who, 'contact.tags-set', { add: ['need/course'], remove: [], source: 'api' });
    await stage.send(who, 'order.paid');
    expect(await entries(id)).toEqual(['tagged 1 active', 'staged 1 active']);
  });

  it('when another journey calls it, by its own rules', async () => {
    const id = await stage.send(who, 'lesson.done');
    await stage.send(who, 'lesson.done');
    expect(await entries(id)).toEqual(['calls 1 ended', 'asked 1 active', 'calls 2 ended']);
    const refused = await stage.db.rows(sql`
      select props from event where contact_id = ${id} and name = 'journey.refused'`);
    expect(refused).toEqual([{ props: { journey: 'asked', reason: 'under-way', by: 'journey:calls' } }]);
  });

  it('on a date, to the minute, and follows the field', async () => {
    const id = await stage.send(who, 'contact.updated', { fields: { 'trial-ends': '2026-03-10' } });
    const due = () =>
      stage.db.one<{ due_at: Date }>(
        sql`select due_at from timer where module = 'journey-dates' and ref = ${id}`,
      );
    expect((await due())?.due_at).toEqual(new Date('2026-03-07T02:00:00Z'));
    await stage.send(who, 'contact.updated', { fields: { 'trial-ends': '2026-03-09' } });
    expect((await due())?.due_at).toEqual(new Date('2026-03-06T02:00:00Z'));
    await stage.send(who, 'contact.updated', { fields: { 'trial-ends': 'some day' } });
    expect(await due()).toBeUndefined();
    await stage.send(who, 'contact.updated', { fields: { 'trial-ends': '2026-03-05' } });
    const before = stage.clock.now();
    const minutes = (Date.parse('2026-03-02T02:00:00Z') - before.getTime()) / 60_000;
    await stage.pass(minutes - 1);
    expect(await entries(id)).toEqual([]);
    await stage.pass(1);
    expect(await entries(id)).toEqual(['ends 1 active']);
    expect(await due()).toBeUndefined();
  });

  it('every year on a birthday', async () => {
    const id = await stage.send(who, 'contact.updated', { fields: { birthday: '2000-03-03' } });
    const minutes = (Date.parse('2026-03-03T01:00:00Z') - stage.clock.now().getTime()) / 60_000;
    await stage.pass(minutes);
    expect(await entries(id)).toEqual(['born 1 active']);
    const next = await stage.db.one<{ due_at: Date }>(
      sql`select due_at from timer where module = 'journey-dates' and ref = ${id}`,
    );
    expect(next?.due_at).toEqual(new Date('2027-03-03T01:00:00Z'));
  });

  it('at a fixed moment for everybody of a segment, once', async () => {
    const inside = await stage.send(who, 'contact.updated', { fields: { size: 12 } });
    const outside = await stage.send(`${who}x`, 'contact.updated', { fields: { size: 2 } });
    const minutes = (Date.parse('2026-03-05T12:00:00Z') - stage.clock.now().getTime()) / 60_000;
    await stage.pass(minutes - 1);
    expect(await entries(inside)).toEqual([]);
    await stage.pass(2);
    expect(await entries(inside)).toEqual(['party 1 active']);
    expect(await entries(outside)).toEqual([]);
    const release = await stage.db.one(
      sql`select called, finished_at is not null as over from journey_release`,
    );
    expect(release).toEqual({ called: 1, over: true });
    await stage.apply(`${PLAN}\n# again\n`);
    await stage.pass(60);
    expect(await entries(inside)).toEqual(['party 1 active']);
  });

  it('side by side for each value of its key; events of another value do not move it', async () => {
    const id = await stage.send(who, 'parcel.sent', { order_id: 'A' });
    await stage.send(who, 'parcel.sent', { order_id: 7 });
    await stage.send(who, 'parcel.sent', { order_id: 'A' });
    expect(await entries(id)).toEqual(['order/A 1 active', 'order/7 1 active']);
    await stage.send(who, 'parcel.got', { order_id: 'A' });
    expect(await entries(id)).toEqual(['order/A 1 ended', 'order/7 1 active']);
    await stage.send(who, 'parcel.sent', { order_id: 'A' });
    await stage.send(who, 'parcel.got');
    expect(await entries(id)).toEqual(['order/A 1 ended', 'order/7 1 ended']);
  });

  it('every time with `again: always`, though it is under way', async () => {
    const id = await stage.send(who, 'video.seen');
    await stage.send(who, 'video.seen');
    expect(await entries(id)).toHaveLength(2);
    const active = await stage.db.one<{ n: number }>(
      sql`select count(*) as n from enrolment where contact_id = ${id} and status = 'active'`,
    );
    expect(active?.n).toBe(2);
  });

  it('again only after the cool-down', async () => {
    const id = await stage.send(who, 'app.opened');
    await stage.pass(24 * 60);
    await stage.pass(2 * 24 * 60 - 1);
    await stage.send(who, 'app.opened');
    expect(await entries(id)).toEqual(['cool 1 ended']);
    await stage.pass(1);
    await stage.send(who, 'app.opened');
    expect(await entries(id)).toEqual(['cool 1 ended', 'cool 2 active']);
  });

  it('at most so often in a time, in one batch too', async () => {
    const id = await stage.send(who, 'page.seen');
    await stage.pass(60);
    for (let i = 0; i < 3; i++) await stage.tell(who, 'page.seen');
    await stage.settle();
    await stage.pass(60);
    await stage.send(who, 'page.seen');
    expect(await entries(id)).toEqual(['limited 1 ended', 'limited 2 ended']);
    await stage.pass(7 * 24 * 60 - 120);
    await stage.send(who, 'page.seen');
    expect(await entries(id)).toEqual(['limited 1 ended', 'limited 2 ended', 'limited 3 active']);
  });
});

it('reads the entries of the contact alone, however many people wait', async () => {
  const id = await stage.send(who, 'parcel.sent', { order_id: 'A' });
  await stage.db.run(sql`
    insert into enrolment (id, contact_id, journey, version, entry, status, node, seq, waiting, due_at, started_at, trigger)
    select 1000000 + n, 1000000 + n, 'order', 1, 1, 'active', 0, 0, 'event', '2030-01-01', '2026-03-01', '{}'
    from generate_series(1, 5000) n`);
  await stage.db.run(sql`analyze enrolment`);
  const read = await stage.db.transaction(async (tx) => {
    const soFar = async (): Promise<number> => {
      const row = await tx.one<{ rows: number }>(sql`
        select (seq_tup_read + idx_tup_fetch)::int as rows from pg_stat_xact_user_tables where relname = 'enrolment'`);
      return row?.rows ?? 0;
    };
    const before = await soFar();
    const limited = new Map([['limited', 86_400_000]]);
    const contacts = await loadContacts(tx, [id], { keys: ['A'], limited, now: stage.clock.now() });
    expect(contacts.get(id)?.enrolments.size).toBe(1);
    return (await soFar()) - before;
  });
  expect(read).toBeGreaterThan(0);
  expect(read).toBeLessThan(5);
});

it('when somebody enters a segment', async () => {
  await stage.apply(`${PLAN}  grown: { name: J, start: { segment: big }, steps: [{ wait: 1d }] }\n`);
  await stage.settle();
  const id = await stage.send(who, 'contact.updated', { fields: { size: 3 } });
  await stage.send(who, 'contact.updated', { fields: { size: 30 } });
  expect(await entries(id)).toEqual(['grown 1 active']);
  await stage.apply(PLAN);
});

it('two engines release a crowd once each', async () => {
  const crowd = 2500;
  await stage.db.run(sql`
    insert into contact (id, name, created_at, fields)
    select nextval('contact_id_seq'), 'crowd', ${stage.clock.now()}, '{"size": 99}' from generate_series(1, ${crowd}::int)`);
  await stage.apply(PLAN.replace('on: 2026-03-05, at: "20:00"', 'on: 2026-06-18, at: "08:00"'));
  stage.clock.set(new Date('2026-06-18T00:01:00Z'));
  const other = await makeEngine({ db: stage.db, clock: stage.clock, log: makeLogger('silent') });
  const drive = async (engine: Stage['engine']): Promise<void> => {
    while ((await engine.live()) > 0);
  };
  await Promise.all([drive(stage.engine), drive(other)]);
  await stage.settle();
  const row = await stage.db.one(sql`
    select count(*)::int as entries, count(distinct e.contact_id)::int as people
    from enrolment e join contact c on c.id = e.contact_id where c.name = 'crowd' and e.journey = 'party'`);
  expect(row).toEqual({ entries: crowd, people: crowd });
});
