import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import { manualClock } from '../kernel/clock.ts';
import { sql } from '../kernel/database/sql.ts';
import { ingestEvents } from '../modules/contacts/api.ts';
import { rearmTimers } from '../modules/system/sql/rearm-timers.ts';
import { applyPlan } from '../plan/apply.ts';
import { declareCounters } from './declare-counters.ts';
import { type Engine, makeEngine } from './engine.ts';

const PLAN = `
plan: test
name: Test
stages:
  traffic: { name: T }
  registered: { name: R, enter: { event: account.registered } }
staff:
  lin: { name: Lin, wecom: lin }
messages:
  hello: { name: Hello, text: Hi }
journeys:
  first:
    name: First
    start: { event: account.registered }
    steps: [{ message: hello }]
  later:
    name: Later
    start: { event: course.joined }
    steps: [{ wait: 10m }, { message: hello }]
`;
const clock = manualClock('2026-03-02T02:00:00Z');
let db: TestDatabase;
let engine: Engine;

beforeAll(async () => {
  db = await createTestDatabase();
  await applyPlan(db, {
    source: { files: [{ path: 'plan.yaml', text: PLAN }] },
    by: 'test',
    now: clock.now(),
    onApplied: [declareCounters],
  });
  engine = await makeEngine({ db, clock, log: pino({ level: 'silent' }) });
});
afterAll(() => db.drop());

async function settle(): Promise<void> {
  while ((await engine.round()) > 0);
}

async function send(name: string): Promise<void> {
  const identities = [{ kind: 'external_userid', value: 'wm1' }];
  const events = [{ name, at: clock.now(), identities, props: { staff: 'lin' } }];
  await db.transaction((tx) => ingestEvents(tx, events, { source: 'test', now: clock.now() }));
  await settle();
}

const outcome = () =>
  db.one(sql`
    select (select stage from contact) as stage,
      (select count(*) from stage_change where to_stage = 'registered') as changes,
      (select count(*) from enrolment) as enrolments,
      (select count(*) from intention where kind = 'message') as messages,
      (select count(*) from event where name = 'stage.entered' and props ->> 'stage' = 'registered') as told,
      (select count(*) from event where name = 'account.registered') as registered,
      (select count(*) from event_failure where resolved_at is null) as open`);

it('an event set aside takes all its effects once when the cause is mended and a retry asked for', async () => {
  await send('contact.added');
  await db.run(sql`alter table stage_change add constraint broken check (to_stage <> 'registered')`);
  await send('account.registered');
  await send('app.opened');
  expect(await outcome()).toEqual({
    stage: 'traffic',
    changes: 0,
    enrolments: 0,
    messages: 0,
    told: 0,
    registered: 1,
    open: 1,
  });

  const ask = () =>
    db.run(sql`update event_failure set retry_asked_at = ${clock.now()} where resolved_at is null`);
  await ask();
  await settle();
  expect(await outcome()).toMatchObject({ changes: 0, open: 1 });

  await db.run(sql`alter table stage_change drop constraint broken`);
  clock.advance(60_000);
  await ask();
  await settle();
  await ask();
  await settle();
  expect(await outcome()).toEqual({
    stage: 'registered',
    changes: 1,
    enrolments: 1,
    messages: 1,
    told: 1,
    registered: 1,
    open: 0,
  });
  expect(await db.one(sql`select attempts, resolved_at from event_failure`)).toEqual({
    attempts: 2,
    resolved_at: clock.now(),
  });
});

it('a timer in error fires once when its error is taken off, and goes on with the journey', async () => {
  await send('course.joined');
  await db.run(sql`alter table journey_step add constraint broken check (journey <> 'later') not valid`);
  clock.advance(15 * 60_000);
  await settle();
  const later = () =>
    db.one(sql`
      select (select count(*) from intention where journey = 'later') as messages,
        (select status from enrolment where journey = 'later') as status,
        (select count(*) from timer where error is not null) as broken, (select count(*) from timer) as timers`);
  expect(await later()).toEqual({ messages: 0, status: 'active', broken: 1, timers: 1 });
  await rearmTimers(db, { all: true });
  await settle();
  expect(await later()).toMatchObject({ messages: 0, broken: 1 });

  await db.run(sql`alter table journey_step drop constraint broken`);
  await settle();
  expect(await later()).toMatchObject({ messages: 0, broken: 1 });
  await rearmTimers(db, { all: true });
  await settle();
  await rearmTimers(db, { all: true });
  await settle();
  expect(await later()).toEqual({ messages: 1, status: 'ended', broken: 0, timers: 0 });
});
