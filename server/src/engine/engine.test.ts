import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import { type ManualClock, manualClock } from '../kernel/clock.ts';
import { sql } from '../kernel/database/sql.ts';
import { ingestEvents } from '../modules/contacts/api.ts';
import { applyPlan } from '../plan/apply.ts';
import { declareCounters } from './declare-counters.ts';
import { type Engine, makeEngine } from './engine.ts';

const PLAN = `
plan: test
name: Test
`;
const REST = `
stages:
  traffic: { name: T }
  unregistered: { name: U, enter: { event: course.joined } }
  registered: { name: R, enter: { event: account.registered } }
  purchased: { name: P, enter: { event: order.paid } }
  regular: { name: RR, enter: { event: order.paid, at-least: 2 } }
tags:
  source: { name: S, choose: one, values: { site: Site, ads: Ads } }
  need: { name: N, choose: many, values: { course: Course, gift: Gift } }
  intent: { name: I, choose: one, values: { A: a, B: b } }
fields:
  business: { name: B, type: text }
staff:
  lin: { name: Lin, wecom: lin }
  gao: { name: Gao, wecom: gao }
codes:
  site: { name: Site code, staff: [lin], tags: [source/site] }
  booth: { name: Booth code, staff: [lin], welcome: pack }
messages:
  hello: { name: Hello, text: Hi }
  pack: { name: Pack, text: Pack }
  nudge: { name: Nudge, text: Nudge }
journeys:
  first:
    name: First
    start: { event: contact.added }
    leave: { event: contact.lost }
    goal: { when: { stage: registered, or-later: true }, within: 14d }
    steps:
      - welcome: hello
      - wait: 10m
      - task: { do: ask-needs, by: owner, due: 4h, fills: [tag-group/need] }
      - branch:
          - if: { tag: need/course }
            do: [{ message: pack }, { tag: need/gift }]
          - else: [{ set: { business: unknown } }]
      - wait: { for: { event: account.registered }, at-most: 7d }
      - message: nudge
  strategy-a:
    name: A
    start: { event: tag.added, where: { tag: intent/A } }
    again: after-end
    steps: [{ message: nudge }]
  visit:
    name: Visit
    start: { event: app.opened }
    again: after-end
    steps: [{ wait: { for: { event: app.opened }, at-most: 1d } }]
  call:
    name: Call
    start: { event: trial.started }
    leave: { event: order.cancelled }
    steps: [{ task: { do: call, by: gao, due: 1h } }]
`;

let db: TestDatabase;
let clock: ManualClock;
let engine: Engine;

beforeAll(async () => {
  db = await createTestDatabase();
  await applyPlan(db, {
    source: {
      files: [
        { path: 'plan.yaml', text: PLAN },
        { path: 'rest.yaml', text: REST },
      ],
    },
    by: 'test',
    now: new Date('2026-01-01'),
    onApplied: [declareCounters],
  });
});
afterAll(() => db.drop());

beforeEach(async () => {
  clock = manualClock('2026-03-02T02:00:00Z');
  engine = await makeEngine({ db, clock, log: pino({ level: 'silent' }) });
});

let person = 0;
interface Person {
  send(name: string, props?: Record<string, unknown>): Promise<number>;
}

function newPerson(): Person {
  person += 1;
  const identities = [{ kind: 'external_userid', value: `wm${person}` }];
  return {
    async send(name, props = {}) {
      const [result] = await db.transaction((tx) =>
        ingestEvents(tx, [{ name, at: clock.now(), identities, props }], {
          source: 'test',
          now: clock.now(),
        }),
      );
      await settle();
      return result?.contactId ?? 0;
    },
  };
}

async function settle(): Promise<void> {
  while ((await engine.round()) > 0);
}

async function pass(minutes: number): Promise<void> {
  clock.advance(minutes * 60_000);
  await settle();
}

const contact = (id: number) => db.one<Record<string, unknown>>(sql`select * from contact where id = ${id}`);
const intentions = (id: number) =>
  db.rows<{ kind: string; message: string | null; dedupe: string }>(
    sql`select kind, message, dedupe from intention where contact_id = ${id} and kind <> 'tag' order by id`,
  );
const enrolment = (id: number, journey = 'first') =>
  db.one<Record<string, unknown>>(
    sql`select * from enrolment where contact_id = ${id} and journey = ${journey} order by entry desc limit 1`,
  );
const events = (id: number) =>
  db
    .rows<{ name: string }>(sql`select name from event where contact_id = ${id} order by seq`)
    .then((rows) => rows.map((row) => row.name));

const ADDED = { staff: 'lin', code: 'site', welcome_code: 'W', name: '小荷' };

describe('the engine', () => {
  it('welcomes, tags by code, waits, asks staff, branches and ends', async () => {
    const her = newPerson();
    const id = await her.send('contact.added', { ...ADDED, welcome_code: 'W1' });
    expect(await contact(id)).toMatchObject({ name: '小荷', stage: 'traffic', owner: 'lin', code: 'site' });
    expect(await intentions(id)).toEqual([{ kind: 'welcome', message: 'hello', dedupe: 'welcome:W1' }]);
    expect(await enrolment(id)).toMatchObject({ status: 'active', node: 1, waiting: 'time' });
    const tags = await db.rows(sql`select tag_group, tag, source from contact_tag where contact_id = ${id}`);
    expect(tags).toEqual([{ tag_group: 'source', tag: 'site', source: 'code:site' }]);

    await pass(10);
    const task = await db.one<{ id: number; state: string }>(
      sql`select id, state from task where contact_id = ${id}`,
    );
    expect(await enrolment(id)).toMatchObject({ waiting: 'task', task_id: task?.id });

    await her.send('task.done', {
      task: task?.id,
      do: 'ask-needs',
      tags: ['need/course'],
      fields: { business: '家居' },
    });
    expect((await intentions(id)).map((row) => row.message)).toEqual(['hello', 'pack']);
    expect(await contact(id)).toMatchObject({ fields: { business: '家居' } });
    expect(await enrolment(id)).toMatchObject({ waiting: 'event' });

    await pass(7 * 24 * 60 + 1);
    expect(await enrolment(id)).toMatchObject({ status: 'ended', end_reason: 'completed' });
    expect((await intentions(id)).map((row) => row.message)).toEqual(['hello', 'pack', 'nudge']);
    const left = await db.rows(sql`select 1 from timer where contact_id = ${id}`);
    expect(left).toEqual([]);
  });

  it('greets by the code that has a welcome of its own; the journey says so and sends none', async () => {
    const id = await newPerson().send('contact.added', { ...ADDED, code: 'booth', welcome_code: 'W-booth' });
    expect(await intentions(id)).toEqual([{ kind: 'welcome', message: 'pack', dedupe: 'welcome:W-booth' }]);
    const steps = await db.rows(sql`
      select outcome from journey_step s join enrolment e on e.id = s.enrolment_id
      where e.contact_id = ${id} and s.node = 0`);
    expect(steps).toEqual([{ outcome: 'welcomed-by-code' }]);
  });

  it('keeps the first source through other codes, other staff, losses and orders', async () => {
    const her = newPerson();
    const id = await her.send('contact.added', { ...ADDED, welcome_code: 'W-src' });
    await her.send('contact.added', { staff: 'gao', code: 'booth', welcome_code: 'W-src2' });
    await her.send('contact.lost', { staff: 'lin' });
    await pass(1);
    await her.send('contact.added', { staff: 'lin', code: 'booth', welcome_code: 'W-src3' });
    await her.send('order.paid', { amount: 100 });
    expect(await contact(id)).toMatchObject({ code: 'site' });
    expect(
      await db.rows(sql`select staff, code from relation where contact_id = ${id} order by staff`),
    ).toEqual([
      { staff: 'gao', code: 'booth' },
      { staff: 'lin', code: 'booth' },
    ]);
  });

  it('lets a task expire and takes the else arm', async () => {
    const her = newPerson();
    const id = await her.send('contact.added', ADDED);
    await pass(10);
    await pass(4 * 60);
    expect(await db.one(sql`select state from task where contact_id = ${id}`)).toEqual({ state: 'expired' });
    expect(await contact(id)).toMatchObject({ fields: { business: 'unknown' } });
    expect(await events(id)).toContain('task.expired');
  });

  it('closes a task whose answer staff noted elsewhere', async () => {
    const her = newPerson();
    const id = await her.send('contact.added', ADDED);
    await pass(10);
    await her.send('contact.tags-set', { add: ['need/gift'], remove: [], source: 'wecom' });
    expect(await db.one(sql`select state, outcome from task where contact_id = ${id}`)).toEqual({
      state: 'done',
      outcome: 'filled elsewhere',
    });
  });

  it('ends at the goal, with the cause of the stage and what was skipped', async () => {
    const her = newPerson();
    const id = await her.send('contact.added', ADDED);
    await her.send('account.registered');
    expect(await enrolment(id)).toMatchObject({ status: 'ended', end_reason: 'goal' });
    const changes =
      await db.rows(sql`select from_stage, to_stage, skipped, cause->>'event' as cause from stage_change
      where contact_id = ${id} order by seq`);
    expect(changes).toEqual([
      { from_stage: null, to_stage: 'traffic', skipped: [], cause: 'contact.added' },
      {
        from_stage: 'traffic',
        to_stage: 'registered',
        skipped: ['unregistered'],
        cause: 'account.registered',
      },
    ]);
  });

  it('takes back what it still meant to say when the goal is reached', async () => {
    const her = newPerson();
    const id = await her.send('contact.added', { ...ADDED, welcome_code: 'G1' });
    await pass(10);
    await her.send('contact.tags-set', { add: ['need/course'], remove: [], source: 'staff' });
    await her.send('account.registered');
    const states = await db.rows(sql`
      select kind, state, reason from intention where contact_id = ${id} and kind <> 'tag' order by id`);
    expect(states).toEqual([
      { kind: 'welcome', state: 'pending', reason: null },
      { kind: 'message', state: 'cancelled', reason: 'journey-goal' },
    ]);
  });

  it('counts, and never goes back', async () => {
    const her = newPerson();
    const id = await her.send('order.paid', { amount: 100 });
    expect(await contact(id)).toMatchObject({ stage: 'purchased' });
    await her.send('order.paid', { amount: 100 });
    expect(await contact(id)).toMatchObject({ stage: 'regular' });
    await her.send('course.joined');
    expect(await contact(id)).toMatchObject({ stage: 'regular', stage_seq: 3 });
  });

  it('leaves when the contact is lost and greets a returning friend only as `again` allows', async () => {
    const her = newPerson();
    const id = await her.send('contact.added', { ...ADDED, welcome_code: 'L1' });
    clock.advance(1000);
    await her.send('contact.lost', { staff: 'lin' });
    expect(await enrolment(id)).toMatchObject({ status: 'ended', end_reason: 'left' });
    expect(await contact(id)).toMatchObject({ lost_at: clock.now() });
    clock.advance(1000);
    await her.send('contact.added', { ...ADDED, welcome_code: 'L2' });
    expect(await intentions(id)).toHaveLength(1);
    expect(await contact(id)).toMatchObject({ lost_at: null });
  });

  it('keeps one value of an exclusive group and starts a tag strategy each time', async () => {
    const her = newPerson();
    const id = await her.send('contact.added', ADDED);
    await her.send('contact.tags-set', { add: ['intent/B'], remove: [], source: 'staff' });
    await her.send('contact.tags-set', { add: ['intent/A'], remove: [], source: 'staff' });
    const tags = await db.rows(
      sql`select tag from contact_tag where contact_id = ${id} and tag_group = 'intent'`,
    );
    expect(tags).toEqual([{ tag: 'A' }]);
    expect(await enrolment(id, 'strategy-a')).toMatchObject({ entry: 1, status: 'ended' });
    await her.send('contact.tags-set', { add: ['intent/B'], remove: [], source: 'staff' });
    await her.send('contact.tags-set', { add: ['intent/A'], remove: [], source: 'staff' });
    expect(await enrolment(id, 'strategy-a')).toMatchObject({ entry: 2 });
    const marks = await db.rows<{ params: unknown }>(
      sql`select params from intention where contact_id = ${id} and kind = 'tag' order by id`,
    );
    expect(marks[1]).toEqual({ params: { add: ['intent/B'], remove: [] } });
    expect(marks[2]).toEqual({ params: { add: ['intent/A'], remove: ['intent/B'] } });
  });

  it('tells WeCom the tags that were known before the friendship, and takes away what staff set beside them', async () => {
    const her = newPerson();
    const marks = (id: number) =>
      db.rows<{ staff: string; params: unknown }>(
        sql`select staff, params from intention where contact_id = ${id} and kind = 'tag' order by id`,
      );
    await her.send('contact.tags-set', { add: ['intent/B', 'need/gift'], remove: [], source: 'api' });
    const id = await her.send('contact.added', { ...ADDED, code: undefined, staff: 'gao' });
    expect(await marks(id)).toEqual([
      { staff: 'gao', params: { add: ['intent/B', 'need/gift'], remove: [] } },
    ]);
    await her.send('contact.tags-set', { add: ['intent/A'], remove: [], source: 'wecom' });
    expect((await marks(id))[1]).toEqual({ staff: 'gao', params: { add: [], remove: ['intent/B'] } });
  });

  it('repeats to WeCom what staff set there only while an earlier wish of ours is open', async () => {
    const her = newPerson();
    const id = await her.send('contact.added', ADDED);
    const wishes = () =>
      db
        .rows<{ params: unknown }>(
          sql`select params from intention where contact_id = ${id} and kind = 'tag' order by id`,
        )
        .then((rows) => rows.map((row) => row.params));
    await her.send('contact.tags-set', { add: ['need/gift'], remove: ['source/site'], source: 'wecom' });
    expect(await wishes()).toEqual([
      { add: ['source/site'], remove: [] },
      { add: ['need/gift'], remove: ['source/site'] },
    ]);
    await db.run(sql`update intention set state = 'sent' where contact_id = ${id}`);
    await her.send('contact.tags-set', { add: [], remove: ['need/gift'], source: 'wecom' });
    expect(await wishes()).toHaveLength(2);
  });

  it('keeps one of two exclusive tags that come at once, and the log agrees', async () => {
    const her = newPerson();
    await her.send('contact.tags-set', { add: ['intent/B'], remove: [], source: 'api' });
    const id = await her.send('contact.tags-set', {
      add: ['intent/B', 'intent/A'],
      remove: [],
      source: 'wecom',
    });
    const tags = await db.rows(sql`select tag from contact_tag where contact_id = ${id}`);
    expect(tags).toEqual([{ tag: 'A' }]);
    const told = await db.rows(sql`
      select name, props ->> 'tag' as tag from event where contact_id = ${id} and name like 'tag.%' order by seq`);
    expect(told).toEqual([
      { name: 'tag.added', tag: 'intent/B' },
      { name: 'tag.removed', tag: 'intent/B' },
      { name: 'tag.added', tag: 'intent/A' },
    ]);
  });

  it('does not call a task expired that was done in the last moment', async () => {
    const her = newPerson();
    const id = await her.send('trial.started');
    await db.run(sql`update task set state = 'done' where contact_id = ${id}`);
    await pass(61);
    expect(await enrolment(id, 'call')).toMatchObject({ status: 'ended' });
    expect(await events(id)).not.toContain('task.expired');
  });

  it('closes a task whose journey ends before the task is written', async () => {
    const identities = [{ kind: 'external_userid', value: 'hasty' }];
    const names = ['trial.started', 'order.cancelled'];
    const [result] = await db.transaction((tx) =>
      ingestEvents(
        tx,
        names.map((name) => ({ name, at: clock.now(), identities, props: {} })),
        { source: 'test', now: clock.now() },
      ),
    );
    await settle();
    const id = result?.contactId ?? 0;
    expect(await enrolment(id, 'call')).toMatchObject({ status: 'ended', end_reason: 'left' });
    const tasks = await db.rows(sql`select state, outcome from task where contact_id = ${id}`);
    expect(tasks).toEqual([{ state: 'cancelled', outcome: 'journey left' }]);
  });

  it('ends a journey and begins it anew with one event', async () => {
    const her = newPerson();
    const id = await her.send('app.opened');
    await her.send('app.opened');
    const entries = await db.rows(
      sql`select entry, status from enrolment where contact_id = ${id} and journey = 'visit' order by entry`,
    );
    expect(entries).toEqual([
      { entry: 1, status: 'ended' },
      { entry: 2, status: 'active' },
    ]);
    expect(await db.rows(sql`select error from event_failure`)).toEqual([]);
  });

  it('starts no journey from history', async () => {
    person += 1;
    const at = new Date(clock.now().getTime() - 40 * 86_400_000);
    const identities = [{ kind: 'external_userid', value: `wm${person}` }];
    const [result] = await db.transaction((tx) =>
      ingestEvents(tx, [{ name: 'contact.added', at, identities, props: ADDED }], {
        source: 'import',
        now: clock.now(),
      }),
    );
    await settle();
    expect(await enrolment(result?.contactId ?? 0)).toBeUndefined();
  });

  it('enters once though many triggers race over several engines', async () => {
    const other = await makeEngine({ db, clock, log: pino({ level: 'silent' }) });
    person += 1;
    const first = person * 1000;
    const send = (i: number) =>
      db.transaction((tx) =>
        ingestEvents(
          tx,
          Array.from({ length: 20 }, (_, n) => ({
            name: 'contact.added',
            at: clock.now(),
            identities: [{ kind: 'external_userid', value: `race${first + n}` }],
            props: { ...ADDED, welcome_code: `R${first + n}-${i}` },
          })),
          { source: 'test', now: clock.now() },
        ),
      );
    await Promise.all([send(1), send(2), send(3), engine.round(), other.round(), send(4)]);
    await Promise.all([
      settle(),
      (async () => {
        while ((await other.round()) > 0);
      })(),
    ]);
    await settle();
    const double = await db.rows(sql`
      select e.contact_id from enrolment e join identity i using (contact_id)
      where i.value like ${`race%`} and e.journey = 'first' group by 1 having count(*) <> 1`);
    expect(double).toEqual([]);
  });

  it('gives the same result however the log is cut into batches', async () => {
    const stages = await db.rows(sql`select id, stage, stage_seq from contact order by id`);
    await db.run(
      sql`truncate contact_counter, contact_counter_day, stage_change, contact_tag, relation, enrolment, journey_step, timer, task, intention`,
    );
    await db.run(sql`update contact set stage = null, stage_seq = 0, owner = null`);
    await db.run(sql`update log_cursor set position = 0 where consumer = 'engine'`);
    await db.run(sql`delete from event where source = 'engine'`);
    await settle();
    expect(await db.rows(sql`select id, stage, stage_seq from contact order by id`)).toEqual(stages);
  });
});
