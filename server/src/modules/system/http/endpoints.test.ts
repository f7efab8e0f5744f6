import type { FailureRow, InboxRow, System, TimerRow } from '@hetang/contract/http/system';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import { manualClock } from '../../../kernel/clock.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../../kernel/http/app.ts';
import { appendToLog, LOG_CHANNEL } from '../../../kernel/log/append.ts';
import { registerConsumer } from '../../../kernel/log/consume.ts';
import { makeLogger } from '../../../kernel/telemetry/logger.ts';
import { countEvents } from '../sql/count-events.ts';
import { systemEndpoints } from './endpoints.ts';

const NOW = new Date('2026-03-10T04:00:00Z');
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);
const machine = manualClock(NOW);

let db: TestDatabase;
let app: HttpApp;
beforeAll(async () => {
  db = await createTestDatabase();
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async (_, access) => {
      expect(access).toBe('user');
      return { kind: 'user', id: 1, name: '林晓' };
    },
    endpoints: systemEndpoints({
      db,
      clock: manualClock(NOW),
      machine,
      startedAt: machine.now(),
      version: '1.2.3',
    }),
    version: '1.2.3',
  });
  await registerConsumer(db, 'engine');
  await registerConsumer(db, 'sink');
});
afterAll(async () => {
  await app.close();
  await db.drop();
});
beforeEach(async () => {
  await db.run(sql`truncate event, event_failure, inbox, timer, mass_send, enrolment, contact`);
  await db.run(sql`update log_part set head = 0`);
  await db.run(sql`update log_cursor set position = 0`);
});

const get = async <T>(url: string): Promise<T> => {
  const answer = await app.inject(url);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json() as T;
};
const post = async (url: string, payload?: object) => {
  const answer = await app.inject({ method: 'POST', url, ...(payload && { payload }) });
  return { status: answer.statusCode, body: answer.json() };
};
const append = (at: Date, contactIds: number[]) =>
  db.transaction((tx) =>
    appendToLog(
      tx,
      contactIds.map((contactId) => ({ contactId, name: 'app.opened', at, props: {}, source: 'test' })),
      at,
    ),
  );

describe('how the machine does', () => {
  test('says it in numbers', async () => {
    await append(hoursAgo(30), [1, 2, 3]);
    await append(hoursAgo(1.5), [1, 1]);
    await append(hoursAgo(0.5), [1]);
    await db.run(sql`update log_cursor set position = 2 where consumer = 'engine' and part = 1`);
    await db.run(sql`
      insert into event_failure (consumer, part, seq, error, failed_at, resolved_at)
      values ('engine', 1, 1, 'x', ${NOW}, null), ('engine', 1, 2, 'x', ${NOW}, ${NOW})`);
    await db.run(sql`
      insert into inbox (channel, dedupe, body, received_at, state, next_at, error) values
        ('wecom', 'a', '{}', ${hoursAgo(2)}, 'new', ${NOW}, null), ('wecom', 'b', '{}', ${NOW}, 'new', ${NOW}, 'no'),
        ('wecom', 'c', '{}', ${NOW}, 'failed', ${NOW}, 'no'), ('wecom', 'd', '{}', ${hoursAgo(9)}, 'done', ${NOW}, null)`);
    await db.run(sql`
      insert into timer (part, module, ref, contact_id, due_at, error) values
        (1, 'journeys', 1, 1, ${hoursAgo(1)}, null), (1, 'journeys', 2, 1, ${NOW}, null),
        (1, 'journeys', 3, 1, ${hoursAgo(-2)}, null), (1, 'journeys', 4, 1, ${hoursAgo(3)}, 'no')`);
    await db.run(sql`
      insert into mass_send (staff, content, content_hash, targets, state, created_at)
      values ('lin', '{}', 'h', 3, 'awaiting-staff', ${NOW}), ('lin', '{}', 'h', 3, 'ready', ${NOW}),
        ('lin', '{}', 'h', 3, 'ready', ${NOW})`);
    machine.advance(90_500);

    const system = await get<System>('/v1/system');
    expect(system).toMatchObject({ version: '1.2.3', uptime: 90.5, asOf: NOW.toISOString() });
    const [engine, sink] = system.consumers;
    expect(engine).toMatchObject({ name: 'engine', lag: 4, failures: 1 });
    expect(engine?.parts[1]).toEqual({ part: 1, head: 4, position: 2, lag: 2 });
    expect(engine?.parts).toHaveLength(16);
    expect(sink).toMatchObject({ name: 'sink', lag: 6, failures: 0 });
    expect(system.events.total).toBe(6);
    expect(system.events.hours.map((hour) => hour.count)).toEqual([...Array(22).fill(0), 2, 1]);
    expect(system.inbox).toEqual({
      new: 2,
      retrying: 1,
      done: 1,
      failed: 1,
      oldestNewAt: hoursAgo(2).toISOString(),
    });
    expect(system.timers).toEqual({
      waiting: 1,
      due: 2,
      overdue: 1,
      failed: 1,
      nextAt: hoursAgo(-2).toISOString(),
    });
    expect(system.massSends).toEqual([
      { state: 'ready', count: 2 },
      { state: 'awaiting-staff', count: 1 },
    ]);
    expect(system.storage.bytes).toBeGreaterThan(1_000_000);
    expect(system.storage.tables.map((table) => table.name)).toContain('event');
  });

  test('counts the hours as a full scan would', async () => {
    for (let i = 0; i < 60; i++) {
      await append(
        hoursAgo(60 - i - (i % 7) / 7),
        Array.from({ length: (i * 13) % 29 }, (_, n) => (n * 7) % 23),
      );
    }
    const { hours, total } = await countEvents(db, NOW);
    const scanned = await db.rows<{ count: number }>(sql`
      select (select count(*) from event where logged_at >= h and logged_at < h + interval '1 hour') as count
      from generate_series(${hoursAgo(24)}::timestamptz, ${hoursAgo(1)}, interval '1 hour') as h order by h`);
    expect(hours.map((hour) => hour.count)).toEqual(scanned.map((row) => row.count));
    expect(scanned.some((row) => row.count > 0)).toBe(true);
    expect(total).toBe((await db.one<{ n: number }>(sql`select count(*) as n from event`))?.n);
  });

  test('of an empty log is nothing', async () => {
    const { hours, total } = await countEvents(db, NOW);
    expect([total, hours.length, hours.every((hour) => hour.count === 0)]).toEqual([0, 24, true]);
  });
});

describe('set-aside events', () => {
  beforeEach(async () => {
    await db.run(sql`insert into contact (id, name, created_at) values (1, '赵阳', ${NOW})`);
    await append(NOW, [1, 1, 1, 17]);
    await db.run(sql`
      insert into event_failure (consumer, part, seq, error, failed_at, resolved_at) values
        ('engine', 1, 1, 'one', ${hoursAgo(3)}, null), ('engine', 1, 2, 'two', ${hoursAgo(2)}, ${NOW}),
        ('sink', 1, 3, 'three', ${hoursAgo(1)}, null), ('engine', 1, 4, 'four', ${NOW}, null)`);
  });
  const list = (query = '') => get<{ items: FailureRow[]; total: number }>(`/v1/system/failures${query}`);
  const asked = () =>
    db.rows(sql`select consumer, seq from event_failure where retry_asked_at is not null order by seq`);

  test('are listed newest first, with filters and pages', async () => {
    const all = await list();
    expect(all.items.map((row) => row.error)).toEqual(['four', 'three', 'two', 'one']);
    expect(all.items[3]).toEqual({
      consumer: 'engine',
      part: 1,
      seq: 1,
      event: 'app.opened',
      at: NOW.toISOString(),
      contact: { id: 1, name: '赵阳' },
      error: 'one',
      attempts: 1,
      failedAt: hoursAgo(3).toISOString(),
      askedAt: null,
      resolvedAt: null,
      dismissedAt: null,
    });
    expect(all.items[0]?.contact).toBeNull();
    const errors = async (query: string) => (await list(query)).items.map((row) => row.error);
    expect(await errors('?consumer=engine&state=open')).toEqual(['four', 'one']);
    expect(await errors('?state=resolved')).toEqual(['two']);
    const page = await list('?size=1&page=2');
    expect([page.total, page.items[0]?.error]).toEqual([4, 'three']);
  });

  test('are asked for again one by one, which wakes the consumer, and once only', async () => {
    let rang = 0;
    const stop = await db.listen(LOG_CHANNEL, () => {
      rang += 1;
    });
    const one = { consumer: 'engine', part: 1, seq: 1 };
    const heardBefore = rang;
    expect(await post('/v1/system/failures/retry', one)).toEqual({ status: 200, body: { asked: 1 } });
    await expect.poll(() => rang).toBe(heardBefore + 1);
    await stop();
    expect(await post('/v1/system/failures/retry', one)).toMatchObject({ status: 200 });
    expect(await asked()).toEqual([{ consumer: 'engine', seq: 1 }]);
    expect((await list()).items[3]?.askedAt).toBe(NOW.toISOString());
  });

  test('are asked for all together, those of one consumer, never what is resolved', async () => {
    const all = { consumer: 'engine', all: true };
    expect(await post('/v1/system/failures/retry', all)).toEqual({ status: 200, body: { asked: 2 } });
    expect(await asked()).toEqual([
      { consumer: 'engine', seq: 1 },
      { consumer: 'engine', seq: 4 },
    ]);
  });

  test('are left without effect when dismissed, until a retry opens them again', async () => {
    const one = { consumer: 'engine', part: 1, seq: 1 };
    await post('/v1/system/failures/retry', one);
    expect(await post('/v1/system/failures/dismiss', one)).toEqual({ status: 200, body: { dismissed: 1 } });
    expect(await post('/v1/system/failures/dismiss', one)).toMatchObject({ status: 409 });
    expect(await asked()).toEqual([]);
    const errors = async (query: string) => (await list(query)).items.map((row) => row.error);
    expect(await errors('?consumer=engine&state=open')).toEqual(['four']);
    expect(await errors('?state=dismissed')).toEqual(['one']);
    const all = { consumer: 'engine', all: true };
    expect(await post('/v1/system/failures/retry', all)).toMatchObject({ body: { asked: 1 } });
    expect(await post('/v1/system/failures/retry', one)).toMatchObject({ body: { asked: 1 } });
    expect(await errors('?consumer=engine&state=open')).toEqual(['four', 'one']);
  });

  test.each([
    [{ consumer: 'engine', part: 1, seq: 2 }, 409, 'system/nothing-to-retry'],
    [{ consumer: 'engine', part: 1, seq: 99 }, 409, 'system/nothing-to-retry'],
    [{ consumer: 'engine', part: 99, seq: 1 }, 400, 'request/invalid'],
    [{ consumer: 'engine' }, 400, 'request/invalid'],
    [{ all: true }, 400, 'request/invalid'],
    [{ consumer: 'engine', all: true, part: 1, seq: 1 }, 400, 'request/invalid'],
  ])('refuse %j', async (body, status, code) => {
    expect(await post('/v1/system/failures/retry', body)).toMatchObject({ status, body: { code } });
    expect(await asked()).toEqual([]);
  });
});

describe('failed callbacks', () => {
  beforeEach(() =>
    db.run(sql`
      insert into inbox (channel, dedupe, body, received_at, state, attempts, next_at, error)
      select 'wecom', n::text, '{"Event": "change_external_contact", "WelcomeCode": "secret"}', ${NOW},
        case n when 3 then 'done' else 'failed' end, 6, ${hoursAgo(1)}, 'no answer'
      from generate_series(1, 3) as n`),
  );
  const list = () => get<{ items: InboxRow[]; total: number }>('/v1/system/inbox');
  const open = () =>
    db.rows(sql`select dedupe, attempts, next_at from inbox where state = 'new' order by id`);

  test('are listed without secrets, and become new again: one, then all', async () => {
    const before = await list();
    expect(before.total).toBe(2);
    expect(before.items[0]).toMatchObject({
      attempts: 6,
      error: 'no answer',
      body: { Event: 'change_external_contact', WelcomeCode: '•••' },
    });
    const id = before.items[1]?.id;
    expect(await post(`/v1/system/inbox/${id}/retry`)).toEqual({ status: 200, body: { asked: 1 } });
    expect(await open()).toEqual([{ dedupe: '1', attempts: 0, next_at: NOW }]);
    expect(await post(`/v1/system/inbox/${id}/retry`)).toMatchObject({
      status: 409,
      body: { code: 'system/nothing-to-retry' },
    });
    expect(await post('/v1/system/inbox/retry')).toEqual({ status: 200, body: { asked: 1 } });
    expect((await list()).total).toBe(0);
    expect((await open()).length).toBe(2);
  });

  test('are done without effect when dismissed', async () => {
    const id = (await list()).items[0]?.id;
    expect(await post(`/v1/system/inbox/${id}/dismiss`)).toEqual({ status: 200, body: { dismissed: 1 } });
    expect(await post(`/v1/system/inbox/${id}/dismiss`)).toMatchObject({ status: 409 });
    expect((await list()).total).toBe(1);
    expect(await open()).toEqual([]);
  });
});

describe('timers in error', () => {
  beforeEach(async () => {
    await db.run(sql`insert into contact (id, name, created_at) values (1, '赵阳', ${NOW})`);
    await db.run(sql`
      insert into enrolment (id, contact_id, journey, version, entry, status, node, seq, started_at, trigger)
      values (7, 1, 'first', 1, 1, 'active', 0, 0, ${NOW}, '{}')`);
    await db.run(sql`
      insert into timer (part, module, ref, contact_id, due_at, error) values
        (1, 'journeys', 7, 1, ${hoursAgo(1)}, 'no'), (2, 'journeys', 8, 2, ${hoursAgo(2)}, 'no'),
        (2, 'journeys', 9, 2, ${hoursAgo(2)}, null)`);
  });
  const list = () => get<{ items: TimerRow[]; total: number }>('/v1/system/timers');

  test('are listed, longest due first, and fire again when asked', async () => {
    const { items, total } = await list();
    expect(total).toBe(2);
    expect(items).toEqual([
      {
        part: 2,
        module: 'journeys',
        ref: 8,
        contact: null,
        journey: null,
        dueAt: hoursAgo(2).toISOString(),
        error: 'no',
      },
      {
        part: 1,
        module: 'journeys',
        ref: 7,
        contact: { id: 1, name: '赵阳' },
        journey: { key: 'first', name: 'first' },
        dueAt: hoursAgo(1).toISOString(),
        error: 'no',
      },
    ]);
    const one = { part: 1, module: 'journeys', ref: 7 };
    expect(await post('/v1/system/timers/retry', one)).toEqual({ status: 200, body: { asked: 1 } });
    expect(await post('/v1/system/timers/retry', one)).toMatchObject({ status: 409 });
    expect(await post('/v1/system/timers/retry', { all: true })).toEqual({ status: 200, body: { asked: 1 } });
    expect((await list()).total).toBe(0);
  });
});
