import type { Home } from '@hetang/contract/http/home';
import type { Reference } from '@hetang/contract/http/reference';
import type { Plan } from '@hetang/contract/plan/registry';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { putPlan } from '../../../../test/harness/put-plan.ts';
import { manualClock } from '../../kernel/clock.ts';
import { sql } from '../../kernel/database/sql.ts';
import { buildHttp } from '../../kernel/http/app.ts';
import type { HomeDeps } from './deps.ts';
import { getHome } from './http/get-home.ts';
import { getReference } from './http/get-reference.ts';
import { readHome } from './read-home.ts';
import { readStart } from './read-start.ts';

/** 10 March 2026, noon in Shanghai: the day began at 16:00 UTC on the ninth. */
const NOW = new Date('2026-03-10T04:00:00Z');
const log = pino({ level: 'silent' });
const definitions: Partial<Plan> = {
  meta: {
    plan: 'pond',
    name: '荷塘示例',
    timezone: 'Asia/Shanghai',
    period: { from: '2026-03-01', to: '2026-03-31' },
  },
  stages: { traffic: { name: '流量用户' }, trial: { name: '体验用户' }, bought: { name: '购买用户' } },
  tags: {
    intent: {
      name: '意向',
      choose: 'one',
      wecom: true,
      step: 'intent',
      values: { A: { name: '很需要' }, B: '想了解' },
    },
  },
  staff: { lin: { name: '林晓', wecom: 'linxiao' } },
  codes: { poster: { name: '海报', staff: ['lin'], tags: [], 'skip-verify': true } },
  fields: {
    size: { name: '规模', type: 'choice', values: ['小', '大'] },
    note: { name: '备注', type: 'text' },
  },
  messages: { hello: { name: '问候', text: '你好' } },
  journeys: {
    wake: {
      name: '唤醒',
      start: { event: 'webinar.seen', where: { event: 'not.this' } },
      again: 'never',
      steps: [{ branch: [{ if: { not: { event: 'pond.visited' } }, do: [{ wait: '1d' }] }] }],
    },
  },
  goals: {
    trial: { metric: 'stage-entered', stage: 'trial', target: 4, by: '2026-03-20' },
    friends: { name: '好友', metric: 'contacts-added', target: 2, by: '2026-03-31' },
    money: { metric: 'revenue', target: 1000, by: '2026-03-05' },
    visits: { metric: 'event-count', event: 'shop.visited', target: 10, by: '2026-03-31' },
  },
};

let db: TestDatabase;
const bare: Pick<HomeDeps, 'clock' | 'log'> = { clock: manualClock(NOW), log };

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
beforeEach(() =>
  db.run(sql`
    truncate contact, stage_change, task, intention, mass_send, channel_code, event, event_failure, inbox, timer,
      plan, plan_version, definition, definition_current cascade`),
);

test('an empty pond: no plan, zeros, one thing to do', async () => {
  const home = await readHome({ db, ...bare });
  expect(home).toEqual({
    plan: null,
    asOf: NOW.toISOString(),
    goals: [],
    stages: [],
    today: { added: 0, lost: 0, sent: 0, tasksOpen: 0, tasksOverdue: 0, awaitingConfirmation: 0 },
    attention: [{ code: 'no-plan', count: 1, link: '/plan' }],
  });
});

test('stages: who is there, and each who ever came in once', async () => {
  await putPlan(db, definitions, NOW);
  await db.run(sql`
    insert into contact (id, stage, created_at) values
      (1, 'traffic', ${NOW}), (2, 'trial', ${NOW}), (3, 'trial', ${NOW}), (4, 'vanished', ${NOW}), (5, null, ${NOW})`);
  await db.run(sql`
    insert into stage_change (contact_id, seq, at, to_stage, cause)
    select c, s, ${NOW}, t, '{}' from (values (1, 1, 'traffic'), (2, 1, 'traffic'), (2, 2, 'trial'), (3, 1, 'trial'),
      (3, 2, 'traffic'), (3, 3, 'trial'), (4, 1, 'vanished')) as v (c, s, t)`);
  const home = await readHome({ db, ...bare });
  expect(home.plan).toEqual({ key: 'pond', name: '荷塘示例', version: 1, appliedAt: NOW.toISOString() });
  expect(home.stages).toEqual([
    { key: 'traffic', name: '流量用户', now: 1, entered: 3 },
    { key: 'trial', name: '体验用户', now: 2, entered: 2 },
    { key: 'bought', name: '购买用户', now: 0, entered: 0 },
  ]);
});

test('today is the calendar day of the plan, to the instant', async () => {
  await putPlan(db, definitions, NOW);
  await db.run(sql`
    insert into contact (id, created_at, added_at, lost_at) values
      (1, ${NOW}, '2026-03-09T15:59:59.999Z', null),
      (2, ${NOW}, '2026-03-09T16:00:00Z', '2026-03-10T01:00Z'),
      (3, ${NOW}, '2026-03-10T15:59:59.999Z', '2026-03-09T15:00Z'),
      (4, ${NOW}, '2026-03-10T16:00:00Z', null)`);
  await db.run(sql`
    insert into intention (dedupe, kind, contact_id, plan_version, not_before, state, created_at, settled_at, mass_send_id)
    select row_number() over (), k, 1, 1, ${NOW}, s, ${NOW}, t::timestamptz, m
    from (values ('welcome', 'sent', '2026-03-10T00:00Z', null), ('message', 'sent', '2026-03-09T16:00Z', 1),
      ('message', 'sent', '2026-03-09T15:59Z', 1), ('tag', 'sent', '2026-03-10T00:00Z', null),
      ('message', 'failed', '2026-03-10T00:00Z', 1), ('message', 'awaiting-staff', null, 1),
      ('message', 'awaiting-staff', null, 1), ('message', 'pending', null, null)) as v (k, s, t, m)`);
  await db.run(sql`
    insert into mass_send (id, staff, content, content_hash, targets, state, created_at)
    overriding system value values (1, 'lin', '{}', 'x', 4, 'awaiting-staff', ${NOW})`);
  await db.run(sql`
    insert into task (kind, do_key, title, state, due_at, created_at) values
      ('follow-up', 'a', 'a', 'open', '2026-03-10T03:59Z', ${NOW}), ('follow-up', 'a', 'a', 'open', '2026-03-10T04:01Z', ${NOW}),
      ('follow-up', 'a', 'a', 'done', '2026-03-10T03:59Z', ${NOW})`);
  const { today, attention } = await readHome({ db, ...bare });
  expect(today).toEqual({
    added: 2,
    lost: 1,
    sent: 2,
    tasksOpen: 2,
    tasksOverdue: 1,
    awaitingConfirmation: 2,
  });
  expect(attention).toEqual([
    { code: 'tasks-overdue', count: 1, link: '/tasks?state=open&sort=dueAt' },
    { code: 'intentions-failed', count: 1, link: '/reach?state=failed' },
  ]);
});

test('what needs a person, with the way to it', async () => {
  await putPlan(db, definitions, NOW);
  await db.run(sql`
    insert into channel_code (key, platform_state, state, changed_at) values ('poster', 'ht-poster', 'failed', ${NOW}), ('b', 'ht-b', 'live', ${NOW})`);
  await db.run(sql`
    insert into mass_send (staff, content, content_hash, targets, state, created_at) values
      ('lin', '{}', 'x', 1, 'awaiting-staff', '2026-03-09T03:59Z'), ('lin', '{}', 'x', 1, 'awaiting-staff', '2026-03-09T04:01Z'),
      ('lin', '{}', 'x', 1, 'settled', '2026-03-01T00:00Z')`);
  await db.run(sql`
    insert into intention (dedupe, kind, plan_version, not_before, state, created_at, settled_at) values
      ('a', 'message', 1, ${NOW}, 'unknown', ${NOW}, null), ('b', 'message', 1, ${NOW}, 'failed', ${NOW}, '2026-03-09T03:59Z')`);
  await db.run(sql`
    insert into event (part, seq, contact_id, name, at, source, logged_at) values (7, 1, 23, 'a.b', ${NOW}, 'test', ${NOW})`);
  await db.run(sql`
    insert into event_failure (consumer, part, seq, error, failed_at, resolved_at) values
      ('engine', 7, 1, 'oops', ${NOW}, null), ('sink', 7, 1, 'fixed', ${NOW}, ${NOW})`);
  await db.run(sql`
    insert into timer (part, module, ref, contact_id, due_at, error) values
      (7, 'journeys', 1, 39, ${NOW}, 'oops'), (7, 'journeys', 2, 40, ${NOW}, null)`);
  await db.run(sql`
    insert into inbox (channel, dedupe, body, received_at, state, next_at) values
      ('wecom', 'a', '{}', ${NOW}, 'failed', ${NOW}), ('wecom', 'b', '{}', ${NOW}, 'new', ${NOW})`);
  expect((await readHome({ db, ...bare })).attention).toEqual([
    { code: 'codes-failed', count: 1, link: '/codes' },
    { code: 'awaiting-confirmation', count: 1, link: '/tasks?state=open&kind=confirm-send' },
    { code: 'intentions-unknown', count: 1, link: '/reach?state=unknown' },
    { code: 'event-failures', count: 1, link: '/system/failures' },
    { code: 'timers-failed', count: 1, link: '/system/timers' },
    { code: 'inbox-failed', count: 1, link: '/system/inbox' },
  ]);
});

test('goals: actual, share, time that has passed', async () => {
  await putPlan(db, definitions, NOW);
  await db.run(sql`
    insert into stage_change (contact_id, seq, at, to_stage, cause) values
      (1, 1, '2026-02-28T15:59Z', 'trial', '{}'), (2, 1, '2026-02-28T16:00Z', 'trial', '{}'), (2, 2, '2026-03-02T00:00Z', 'trial', '{}'),
      (3, 1, '2026-03-20T15:59Z', 'trial', '{}'), (4, 1, '2026-03-20T16:00Z', 'trial', '{}'), (5, 1, '2026-03-05T00:00Z', 'traffic', '{}')`);
  await db.run(sql`
    insert into contact (id, created_at, added_at) select i, ${NOW}, '2026-03-02T00:00Z' from generate_series(1, 3) i`);
  const asked: unknown[] = [];
  const { goals } = await readHome({
    db,
    ...bare,
    async askGoal(goal, range) {
      asked.push([goal.metric, range]);
      if (goal.metric === 'event-count') throw new Error('analytics is away');
      return 250.5;
    },
  });
  const day = 86_400_000;
  const passed = NOW.getTime() - Date.parse('2026-02-28T16:00Z');
  expect(goals).toEqual([
    {
      key: 'trial',
      name: '体验用户',
      metric: 'stage-entered',
      target: 4,
      by: '2026-03-20',
      actual: 2,
      reached: 0.5,
      elapsed: passed / (20 * day),
      due: passed / (20 * day),
    },
    {
      key: 'friends',
      name: '好友',
      metric: 'contacts-added',
      target: 2,
      by: '2026-03-31',
      actual: 3,
      reached: 1.5,
      elapsed: passed / (31 * day),
      due: passed / (31 * day),
    },
    {
      key: 'money',
      name: 'money',
      metric: 'revenue',
      target: 1000,
      by: '2026-03-05',
      actual: 250.5,
      reached: 0.2505,
      elapsed: 1,
      due: 1,
    },
    {
      key: 'visits',
      name: 'visits',
      metric: 'event-count',
      target: 10,
      by: '2026-03-31',
      actual: null,
      reached: null,
      elapsed: passed / (31 * day),
      due: passed / (31 * day),
    },
  ]);
  expect(asked).toEqual([
    ['revenue', { from: '2026-03-01', to: '2026-03-05', zone: 'Asia/Shanghai' }],
    ['event-count', { from: '2026-03-01', to: '2026-03-10', zone: 'Asia/Shanghai' }],
  ]);
});

test('a plan without a period: goals count from the beginning, time is not told', async () => {
  const meta = { plan: 'pond', name: '荷塘', timezone: 'Asia/Shanghai' };
  await putPlan(db, { ...definitions, meta }, NOW);
  await db.run(sql`
    insert into stage_change (contact_id, seq, at, to_stage, cause) values (1, 1, '2001-01-01T00:00Z', 'trial', '{}')`);
  const [trial] = (await readHome({ db, ...bare })).goals;
  expect([trial?.actual, trial?.elapsed]).toEqual([1, null]);
});

test('over HTTP: consoles that ask together share one answer', async () => {
  await putPlan(db, definitions, NOW);
  const app = await buildHttp({
    logger: log,
    guard: async () => null,
    endpoints: [getHome({ db, ...bare })],
    version: 'test',
  });
  const answers = await Promise.all([1, 2, 3].map(() => app.inject('/v1/home')));
  expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 200]);
  expect(answers[0]?.json<Home>().plan?.version).toBe(1);
  expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
  await app.close();
});

test('reference: names in the order of the plan, and every event anybody knows', async () => {
  await putPlan(db, definitions, NOW);
  const app = await buildHttp({
    logger: log,
    guard: async () => null,
    endpoints: [getReference({ db, log, eventNames: async () => ['shop.visited', 'zoo.seen'] })],
    version: 'test',
  });
  const answer = await app.inject('/v1/reference');
  expect(answer.statusCode).toBe(200);
  const reference = answer.json<Reference>();
  expect(reference).toMatchObject({
    stages: [
      { key: 'traffic', name: '流量用户' },
      { key: 'trial', name: '体验用户' },
      { key: 'bought', name: '购买用户' },
    ],
    tagGroups: [
      {
        key: 'intent',
        name: '意向',
        choose: 'one',
        step: 'intent',
        values: [
          { key: 'A', name: '很需要' },
          { key: 'B', name: '想了解' },
        ],
      },
    ],
    staff: [{ key: 'lin', name: '林晓' }],
    codes: [{ key: 'poster', name: '海报' }],
    fields: [
      { key: 'size', name: '规模', type: 'choice', values: ['小', '大'] },
      { key: 'note', name: '备注', type: 'text' },
    ],
    journeys: [{ key: 'wake', name: '唤醒' }],
    messages: [{ key: 'hello', name: '问候' }],
  });
  const keys = reference.events.map(({ key }: { key: string }) => key);
  for (const name of ['contact.added', 'webinar.seen', 'pond.visited', 'shop.visited', 'zoo.seen']) {
    expect(keys).toContain(name);
  }
  expect(keys).not.toContain('not.this');
  expect(keys).toEqual([...new Set(keys)].sort());
  await app.close();
});

test('reference without plan and while analytics is away', async () => {
  const app = await buildHttp({
    logger: log,
    guard: async () => null,
    endpoints: [getReference({ db, log, eventNames: () => Promise.reject(new Error('away')) })],
    version: 'test',
  });
  const reference = (await app.inject('/v1/reference')).json<Reference>();
  expect(reference.stages).toEqual([]);
  expect(reference.events.map(({ key }: { key: string }) => key)).toContain('order.paid');
  await app.close();
});

test('codes with nobody who can take people, as long as they stand so and the plan has them', async () => {
  const poster = { name: '海报', staff: ['lin'], tags: [], 'skip-verify': true };
  await putPlan(db, { ...definitions, codes: { poster, fair: poster } }, NOW);
  await db.run(sql`
    insert into channel_code (key, platform_state, state, changed_at)
    select key, 'ht-' || key, 'live', ${NOW} from unnest(array['poster', 'fair', 'dropped']) as k (key)`);
  const stands = (key: string, level: string) =>
    db.run(sql`
      insert into channel_code_change (key, at, level, on_staff, skip_verify)
      values (${key}, ${NOW}, ${level}, '{lin}', false)`);
  const said = async () => (await readHome({ db, ...bare })).attention;
  for (const key of ['poster', 'fair', 'dropped']) await stands(key, 'nobody');
  expect(await said()).toEqual([{ code: 'codes-nobody', count: 2, link: '/codes?level=nobody' }]);
  await stands('poster', 'over-limit');
  await stands('fair', 'duty');
  expect(await said()).toEqual([{ code: 'codes-over-limit', count: 1, link: '/codes?level=over-limit' }]);
});

test('a first run is done by facts, and what was undone is to be done again', async () => {
  let connected = false;
  const start = () => readStart({ db, connected: () => connected }, 1);
  const nothing = {
    connected: false,
    synced: false,
    plan: false,
    code: false,
    welcome: false,
    journey: false,
    closed: false,
  };
  expect(await start()).toEqual(nothing);
  connected = true;
  const codes = { poster: { name: '海报', staff: ['lin'], tags: [], 'skip-verify': true, welcome: 'hello' } };
  await putPlan(db, { ...definitions, codes }, NOW);
  await db.run(sql`insert into contact (id, created_at) values (1, ${NOW})`);
  await db.run(sql`insert into relation (contact_id, staff, added_at) values (1, 'lin', ${NOW})`);
  await db.run(sql`
    insert into channel_code (key, platform_state, state, changed_at) values ('poster', 'p', 'live', ${NOW})`);
  expect(await start()).toEqual({
    ...nothing,
    connected: true,
    synced: true,
    plan: true,
    code: true,
    welcome: true,
  });
  await db.run(sql`update channel_code set state = 'failed'`);
  expect((await start()).code).toBe(false);
  await db.run(sql`truncate relation`);
});
