import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import { manualClock } from '../../../kernel/clock.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../../kernel/http/app.ts';
import { makeLogger } from '../../../kernel/telemetry/logger.ts';
import { mergeEndpoints } from '../http/merges.ts';
import { suppressionEndpoints } from './endpoints.ts';

const clock = manualClock('2026-03-02T02:00:00Z');
let db: TestDatabase;
let app: HttpApp;
beforeAll(async () => {
  db = await createTestDatabase();
  for (const id of [1, 2, 3])
    await db.run(
      sql`insert into contact (id, name, created_at) values (${id}, ${`客户${id}`}, ${clock.now()})`,
    );
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'user', id: 7, name: '林' }),
    endpoints: [...suppressionEndpoints({ db, clock }), ...mergeEndpoints({ db, clock })],
    version: 'test',
  });
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

const put = (id: number, payload: object) =>
  app.inject({ method: 'PUT', url: `/v1/contacts/${id}/suppression`, payload });
const list = async () => (await app.inject({ url: '/v1/suppressions' })).json();

it('lists who is left alone, until it is over or somebody takes it away, and tells the log', async () => {
  expect((await put(1, { reason: '投诉' })).statusCode).toBe(200);
  expect((await put(2, { reason: '出差', until: '2026-03-03T00:00:00.000Z' })).statusCode).toBe(200);
  expect(await list()).toMatchObject({
    total: 2,
    items: [
      { contact: 1, by: '林' },
      { contact: 2, name: '客户2' },
    ],
  });
  clock.advance(86_400_000);
  expect(await list()).toMatchObject({ total: 1, items: [{ contact: 1, until: null }] });
  const gone = await app.inject({ method: 'DELETE', url: '/v1/contacts/1/suppression' });
  expect(gone.json()).toEqual({ suppression: null });
  await app.inject({ method: 'DELETE', url: '/v1/contacts/1/suppression' });
  expect(await list()).toEqual({ items: [], total: 0 });
  expect(await db.rows(sql`select contact_id, name from event order by logged_at, name, contact_id`)).toEqual(
    [
      { contact_id: 1, name: 'contact.suppressed' },
      { contact_id: 2, name: 'contact.suppressed' },
      { contact_id: 1, name: 'contact.released' },
    ],
  );
});

it('refuses what makes no sense', async () => {
  expect((await put(9, { reason: 'x' })).json().code).toBe('request/not-found');
  expect((await put(1, { reason: 'x', until: '2020-01-01T00:00:00.000Z' })).json().code).toBe(
    'contact/past-date',
  );
  expect((await put(1, { reason: '  ' })).statusCode).toBe(400);
  expect((await app.inject({ method: 'DELETE', url: '/v1/contacts/9/suppression' })).statusCode).toBe(404);
});

it('suggests a merge where one event named two people, asks for it and keeps the history', async () => {
  await db.run(sql`
    insert into identity_conflict (kind, value, contact_id, other_id, at) values ('phone', '138', 3, 2, ${clock.now()})`);
  expect((await app.inject({ url: '/v1/merges/suggestions' })).json()).toMatchObject({
    total: 1,
    items: [{ kind: 'phone', value: '138', contacts: [{ id: 2, name: '客户2' }, { id: 3 }] }],
  });
  const merge = (into: number, from: number) =>
    app.inject({
      method: 'POST',
      url: `/v1/contacts/${into}/merge`,
      payload: { from, reason: '同一手机号' },
    });
  expect((await merge(2, 3)).json()).toMatchObject({ from: 3, into: 2 });
  expect((await merge(1, 3)).json()).toMatchObject({ code: 'contact/merged' });
  expect((await merge(3, 1)).statusCode).toBe(410);
  expect((await merge(2, 2)).json().code).toBe('contact/same');
  expect((await app.inject({ url: '/v1/merges/suggestions' })).json().total).toBe(0);
  expect((await app.inject({ url: '/v1/merges?contact=3' })).json()).toMatchObject({
    total: 1,
    items: [{ from: 3, into: 2, askedBy: '林', reason: '同一手机号', absorbedAt: null }],
  });
});
