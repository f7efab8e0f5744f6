import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import { manualClock } from '../kernel/clock.ts';
import { sql } from '../kernel/database/sql.ts';
import { makeLogger } from '../kernel/telemetry/logger.ts';
import type { Keeping } from './policies.ts';
import { removeOld } from './remove-old.ts';

const clock = manualClock('2026-06-10T00:00:00Z');
const daysAgo = (days: number) => new Date(clock.now().getTime() - days * 86_400_000);
let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const clear = (keeping: Partial<Keeping> = {}, how?: { atOnce: number; most: number }) =>
  removeOld(
    {
      db,
      clock,
      log: makeLogger('silent'),
      keeping: { callbacks: 30, calls: 90, messages: null, ...keeping },
    },
    how,
  );

it('removes what is done and old, and nothing that is open, failed or young', async () => {
  for (const [days, state] of [
    [31, 'done'],
    [31, 'new'],
    [31, 'failed'],
    [29, 'done'],
  ] as const)
    await db.run(sql`
      insert into inbox (channel, dedupe, body, received_at, state, next_at)
      values ('wecom', ${`${days}${state}`}, '{}', ${daysAgo(days)}, ${state}, ${daysAgo(days)})`);
  for (const days of [91, 89, null])
    await db.run(sql`
      insert into webhook_call (dedupe, journey, enrolment_id, contact_id, url, timeout_s, body, next_at, created_at, settled_at)
      values (${String(days)}, 'j', 1, 1, 'https://x', 5, '{}', ${daysAgo(200)}, ${daysAgo(200)},
        ${days === null ? null : daysAgo(days)})`);
  for (const days of [400, 10, null])
    await db.run(sql`
      insert into intention (dedupe, kind, plan_version, not_before, created_at, state, settled_at)
      values (${String(days)}, 'message', 1, ${daysAgo(500)}, ${daysAgo(500)}, ${days === null ? 'pending' : 'sent'},
        ${days === null ? null : daysAgo(days)})`);
  await db.run(sql`
    insert into reach_quota (contact_id, month, allowed) values (1, '2026-01-01', 4), (1, '2026-06-01', 4)`);

  expect(await clear()).toMatchObject({ callbacks: 1, calls: 1, quota: 1 });
  expect(await clear()).toMatchObject({ callbacks: 0, calls: 0, quota: 0 });
  expect(await db.rows(sql`select dedupe from inbox order by 1`)).toEqual(
    ['29done', '31failed', '31new'].map((dedupe) => ({ dedupe })),
  );
  expect(await db.rows(sql`select dedupe from webhook_call order by 1`)).toEqual([
    { dedupe: '89' },
    { dedupe: 'null' },
  ]);
  // Messages stay for good unless somebody says otherwise.
  expect(await clear({ messages: 399 })).toMatchObject({ messages: 1 });
  expect(await db.rows(sql`select dedupe from intention order by 1`)).toEqual([
    { dedupe: '10' },
    { dedupe: 'null' },
  ]);
  expect(await db.rows(sql`select month from reach_quota`)).toEqual([{ month: '2026-06-01' }]);
});

it('removes transfers with their people, and none with somebody who is still waited for', async () => {
  for (const [name, days, settled] of [
    ['over', 500, [401, 402]],
    ['one waits', 500, [401, null]],
    ['young', 300, [290]],
  ] as const) {
    const made = await db.one<{ id: number }>(sql`
      insert into transfer (kind, from_userid, to_staff, to_userid, reason, asked_by, created_at)
      values ('on-job', 'a', 'b', 'b', ${name}, 'x', ${daysAgo(days)}) returning id`);
    for (const [nr, ago] of settled.entries())
      await db.run(sql`
        insert into transfer_person (transfer_id, contact_id, external_userid, to_staff, state, settled_at)
        values (${made?.id}, ${nr}, ${`${name}${nr}`}, 'b', ${ago === null ? 'waiting' : 'done'},
          ${ago === null ? null : daysAgo(ago)})`);
  }
  expect(await clear()).toMatchObject({ 'transfer-people': 3, transfers: 1 });
  expect(await db.rows(sql`select reason from transfer order by 1`)).toEqual([
    { reason: 'one waits' },
    { reason: 'young' },
  ]);
});

it('removes Moments with their members and likes, and none that are still read', async () => {
  for (const [nr, settled, next] of [
    [1, 401, null],
    [2, 401, 1],
    [3, 390, null],
  ] as const)
    await db.run(sql`
      with made as (
        insert into moment_post (nr, calendar, due_at, slot, plan_version, state, not_after, created_at, settled_at, next_check_at)
        values (${nr}, 'daily', ${daysAgo(500)}, '{}', 1, 'published', ${daysAgo(499)}, ${daysAgo(500)}, ${daysAgo(settled)},
                ${next === null ? null : daysAgo(next)}) returning id
      ), member as (
        insert into moment_member (post_id, userid, staff) select id, 'a', 'a' from made returning post_id)
      select from member`);
  await db.run(sql`
    insert into moment_mark (post_id, userid, external_userid, kind, at)
    select post_id, userid, 'wm', 'like', ${daysAgo(500)} from moment_member`);
  expect(await clear()).toMatchObject({ moments: 1 });
  expect(
    await db.rows(sql`
    select p.nr from moment_post p join moment_member m on m.post_id = p.id join moment_mark k on k.post_id = p.id
    order by 1`),
  ).toEqual([{ nr: 2 }, { nr: 3 }]);
});

it('removes what groups were told, but not of an alert that is still open', async () => {
  await db.run(sql`
    insert into alert (id, code, level, count, link, opened_at, closed_at) overriding system value
    values (1, 'a', 'bad', 1, '/', ${daysAgo(120)}, null), (2, 'b', 'bad', 1, '/', ${daysAgo(120)}, ${daysAgo(100)})`);
  await db.run(sql`
    with made as (
      insert into robot (name, sealed, key_hash, alerts, active, created_at, created_by)
      values ('r', '', '', 'bad', true, ${daysAgo(200)}, 'x') returning id)
    insert into robot_message (robot, cause, words, next_at, created_at, settled_at)
    select id, cause, '', ${daysAgo(120)}, ${daysAgo(120)}, settled
    from made, (values ('alert/1', ${daysAgo(120)}::timestamptz), ('alert/2', ${daysAgo(120)}), ('summary/x', ${daysAgo(91)}),
                       ('summary/y', ${daysAgo(10)}), ('summary/z', null)) as told (cause, settled)`);
  expect(await clear()).toMatchObject({ 'robot-messages': 2 });
  expect(await db.rows(sql`select cause from robot_message order by 1`)).toEqual(
    ['alert/1', 'summary/y', 'summary/z'].map((cause) => ({ cause })),
  );
});

it('goes in short transactions, the oldest first, and stops at what one night may do', async () => {
  await db.run(sql`
    insert into inbox (channel, dedupe, body, received_at, state, next_at)
    select 'wecom', 'many' || n, '{}', ${daysAgo(100)}::timestamptz + n * interval '1 minute', 'done', ${daysAgo(100)}
    from generate_series(1, 95) n`);
  expect(await clear({}, { atOnce: 20, most: 50 })).toMatchObject({ callbacks: 50 });
  expect(
    await db.one(sql`select count(*) as n, min(dedupe) as first from inbox where dedupe like 'many%'`),
  ).toEqual({
    n: 45,
    first: 'many51',
  });
  expect(await clear({}, { atOnce: 20, most: 500 })).toMatchObject({ callbacks: 45 });
});
