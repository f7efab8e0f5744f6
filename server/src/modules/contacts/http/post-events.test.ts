import type { EventResult } from '@hetang/contract/http/events';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import { manualClock } from '../../../kernel/clock.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../../kernel/http/app.ts';
import { makeMetrics } from '../../../kernel/telemetry/metrics.ts';
import { getEventNotices } from '../../events/http/get-event-notices.ts';
import { getEventSources } from '../../events/http/get-event-sources.ts';
import { putEventSource } from '../../events/http/put-event-source.ts';
import { watchSenders } from '../../events/watch-senders.ts';
import { makeIngestGate } from '../ingest-gate.ts';
import { postEvents } from './post-events.ts';

let db: TestDatabase;
let app: HttpApp;

const clock = manualClock('2026-03-10T04:00:00Z');

beforeAll(async () => {
  db = await createTestDatabase();
  app = await buildHttp({
    logger: pino({ level: 'silent' }),
    guard: async () => ({ kind: 'key', id: 1, name: 'shop' }),
    endpoints: [
      postEvents({
        gate: makeIngestGate({ db, clock }),
        clock,
        metrics: makeMetrics(),
        senders: watchSenders({ db, clock, log: pino({ level: 'silent' }) }),
      }),
      getEventNotices({ db, clock }),
      getEventSources({ db }),
      putEventSource({ db, clock }),
    ],
    version: 'test',
  });
});
afterAll(async () => {
  await app.close();
  await db.drop();
});
beforeEach(() => db.run(sql`truncate event, identity, contact`));

const post = (url: string, payload: unknown) =>
  app.inject({
    method: 'POST',
    url,
    payload: JSON.stringify(payload),
    headers: { 'content-type': 'application/json', 'accept-language': 'en' },
  });
const batch = async (events: unknown[]): Promise<EventResult[]> => {
  const answer = await post('/v1/events/batch', { events });
  expect(answer.statusCode).toBe(200);
  return answer.json<{ results: EventResult[] }>().results;
};
const good = { id: 'e1', name: 'order.paid', contact: { unionid: 'u1' }, props: { amount: 1 } };

describe('POST /v1/events', () => {
  it('takes one event, and the same one again as a repeat', async () => {
    const first = await post('/v1/events', good);
    expect(first.json()).toMatchObject({ status: 'accepted' });
    expect((await post('/v1/events', good)).json()).toMatchObject({ status: 'duplicate' });
    const rows = await db.rows(sql`select name, source, props from event`);
    expect(rows).toEqual([{ name: 'order.paid', source: 'api:shop', props: { amount: 1 } }]);
  });

  it.each([
    [{ ...good, name: 'Order Paid' }, 'name'],
    [{ ...good, contact: {} }, 'contact'],
    [{ ...good, extra: 1 }, ''],
    [{ ...good, at: 'yesterday' }, 'at'],
  ])('refuses %j and names the place', async (event, field) => {
    const answer = await post('/v1/events', event);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'request/invalid' });
    if (field) expect(answer.json<{ field: string }>().field).toContain(field);
  });
});

describe('POST /v1/events/batch', () => {
  it('judges each event for itself, in order', async () => {
    const results = await batch([
      good,
      { ...good, name: 7 },
      good,
      { ...good, id: 'e2', at: '2026-03-12T04:00:01Z' },
      { ...good, id: 'e3', contact: { contact_id: 424242 } },
      { ...good, id: 'e6', contact: { contact_id: 'abc' } },
      { ...good, id: 'e7', contact: { contact_id: '99999999999999999999' } },
      { ...good, id: 'e4', props: { note: 'half \ud800' } },
      { ...good, id: 'e5', contact: { unionid: 'u2', phone: '138' } },
    ]);
    expect(results.map((result) => result.status)).toEqual([
      'accepted',
      'rejected',
      'duplicate',
      'rejected',
      'rejected',
      'rejected',
      'rejected',
      'rejected',
      'accepted',
    ]);
    expect(results[1]?.error).toMatchObject({ code: 'event/invalid', field: 'name' });
    expect(results[3]?.error).toMatchObject({ code: 'event/future', field: 'at' });
    expect(results[4]?.error).toMatchObject({ code: 'event/unknown-contact' });
    expect(await db.one(sql`select count(*) as n from event`)).toEqual({ n: 2 });
  });

  it('answers each of many senders at once for their own events', async () => {
    const send = (who: number) =>
      batch(
        Array.from({ length: 30 }, (_, i) => ({
          ...good,
          id: `s${who}-${i % 20}`,
          contact: { unionid: `s${who}` },
        })),
      );
    const answers = await Promise.all(Array.from({ length: 12 }, (_, who) => send(who)));
    for (const results of answers) {
      expect(results.map((result) => result.status)).toEqual([
        ...Array.from({ length: 20 }, () => 'accepted'),
        ...Array.from({ length: 10 }, () => 'duplicate'),
      ]);
      expect(new Set(results.map((result) => result.contactId)).size).toBe(1);
    }
    expect(await db.one(sql`select count(*) as n from event`)).toEqual({ n: 240 });
  });

  it('refuses an empty and an over-long batch whole', async () => {
    expect((await post('/v1/events/batch', { events: [] })).statusCode).toBe(400);
    expect(
      (await post('/v1/events/batch', { events: Array.from({ length: 1001 }, () => good) })).statusCode,
    ).toBe(400);
    expect(await db.one(sql`select count(*) as n from event`)).toEqual({ n: 0 });
  });

  it('answers any JSON without failing, and keeps exactly what it says it accepted', async () => {
    const event = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          id: fc.string({ unit: 'binary' }),
          name: fc.constantFrom('a.b', 'order.paid', 'x', ''),
          contact: fc.dictionary(
            fc.constantFrom('unionid', 'phone', 'contact_id', 'who'),
            fc.oneof(fc.string({ unit: 'binary' }), fc.integer()),
          ),
          props: fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 1 })),
        },
        { requiredKeys: ['name', 'contact'] },
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 20 }), async (events) => {
        await db.run(sql`truncate event`);
        const results = await batch(events);
        expect(results).toHaveLength(events.length);
        const accepted = results.filter((result) => result.status === 'accepted').length;
        expect(await db.one(sql`select count(*) as n from event`)).toEqual({ n: accepted });
      }),
      { numRuns: 60 },
    );
  });
});

describe('senders', () => {
  const get = async (url: string) => (await app.inject({ url, headers: { 'accept-language': 'en' } })).json();
  const SOURCES = '/v1/events/sources';
  const send = (sentAt: string | undefined, at: string) =>
    post('/v1/events/batch', { sentAt, events: [{ name: 'order.paid', at, contact: { unionid: 'c1' } }] });
  const times = async () =>
    (await db.rows<{ at: Date }>(sql`select at from event order by part, seq`)).map(({ at }) =>
      at.toISOString(),
    );
  beforeEach(() => db.run(sql`truncate event_source, event_notice`));

  it('are told of a clock that is wrong; times are moved once somebody says so, and not before', async () => {
    // A minute is what the way may take.
    await send('2026-03-10T03:59:01Z', '2026-03-10T03:00:00Z');
    expect(await get(SOURCES)).toMatchObject({ total: 1, items: [{ source: 'api:shop', shift: 0 }] });
    await send('2026-03-10T06:00:00Z', '2026-03-10T05:00:00Z');
    expect(await get(`${SOURCES}?wrong=true`)).toMatchObject({
      items: [{ source: 'api:shop', shift: -7200, correct: false, corrected: 0 }],
    });
    expect(await times()).toEqual(['2026-03-10T03:00:00.000Z', '2026-03-10T05:00:00.000Z']);
    const url = `${SOURCES}/${encodeURIComponent('api:shop')}`;
    expect((await app.inject({ method: 'PUT', url, payload: { correct: true } })).statusCode).toBe(200);
    await send('2026-03-10T06:00:00Z', '2026-03-10T05:00:00Z');
    await send(undefined, '2026-03-10T05:00:00Z');
    await send('2026-03-12T04:30:00Z', '2026-03-12T04:30:00Z');
    expect((await times()).slice(2)).toEqual([
      '2026-03-10T03:00:00.000Z',
      '2026-03-10T05:00:00.000Z',
      '2026-03-10T04:00:00.000Z',
    ]);
    expect(await get(SOURCES)).toMatchObject({
      items: [{ shift: -174_600, correct: true, decidedBy: 'shop', corrected: 2 }],
    });
    const nobody = await app.inject({ method: 'PUT', url: `${SOURCES}/api:x`, payload: { correct: true } });
    expect(nobody.json()).toMatchObject({ code: 'event/unknown-source' });
  });

  it('refused events are counted where operators see them, without a row for every piece of nonsense', async () => {
    await batch([
      { ...good, at: '2026-03-12T04:00:01Z' },
      { ...good, id: 'b', contact: { contact_id: 424242 } },
      { ...good, props: { list: [1, {}] } },
      { ...good, props: { list: [1, 2, {}] } },
      { name: 'Not A Name 1' },
      { name: 'Not A Name 2' },
      17,
      good,
    ]);
    const single = { ...good, at: '2026-03-12T04:00:01Z' };
    expect((await post('/v1/events', single)).json()).toMatchObject({ code: 'event/future' });
    const { items } = await get('/v1/events/notices');
    const rows = items.map((one: Record<string, unknown>) => [one.problem, one.name, one.detail, one.count]);
    expect(rows.sort()).toEqual([
      ['future', 'order.paid', '', 2],
      ['invalid', '', '', 1],
      ['invalid', '', 'name', 2],
      ['invalid', 'order.paid', 'props.list', 2],
      ['unknown-contact', 'order.paid', '', 1],
    ]);
    expect(items.map((one: { event: unknown }) => one.event)).toEqual([null, null, null, null, null]);
  });
});
