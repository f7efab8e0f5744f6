import type { EventResult } from '@hetang/contract/http/events';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import { manualClock } from '../../../kernel/clock.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../../kernel/http/app.ts';
import { makeMetrics } from '../../../kernel/telemetry/metrics.ts';
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
    endpoints: [postEvents({ gate: makeIngestGate({ db, clock }), clock, metrics: makeMetrics() })],
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
