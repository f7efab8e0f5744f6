import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { manualClock } from '../../kernel/clock.ts';
import { sql } from '../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../kernel/http/app.ts';
import { makeLogger } from '../../kernel/telemetry/logger.ts';
import { viewEndpoints } from './http/endpoints.ts';

let db: TestDatabase;
let app: HttpApp;
let me = 0;
const users: number[] = [];
beforeAll(async () => {
  db = await createTestDatabase();
  const clock = manualClock('2026-03-02T02:00:00Z');
  const rows = await db.rows<{ id: number }>(sql`
    insert into app_user (login, name, password_hash, role, created_at)
    select n, n, 'x', 'administrator', ${clock.now()} from unnest(array['an', 'bo']) n returning id`);
  users.push(...rows.map((row) => row.id));
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'user', id: me, name: '' }),
    endpoints: viewEndpoints({ db, clock }),
    version: 'test',
  });
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

const VIEW = { list: 'contacts', name: '热客', query: 'stage=hot', hidden: ['code'], shared: false };
const put = async (view: object) =>
  (await app.inject({ method: 'PUT', url: '/v1/account/views', payload: view })).json().id as number;
const list = async () => (await app.inject({ url: '/v1/account/views?list=contacts' })).json();
const open = (view: number | null) =>
  app.inject({ method: 'PUT', url: '/v1/account/default-view', payload: { list: 'contacts', view } });

it('keeps views per user, shares those that are to be shared, and one opens the list', async () => {
  const [an = 0, bo = 0] = users;
  me = an;
  const own = await put(VIEW);
  expect(await put({ ...VIEW, query: 'stage=hot&sort=name' })).toBe(own);
  const shared = await put({ ...VIEW, name: '流失', query: 'lost=yes', shared: true });
  await put({ ...VIEW, list: 'tasks' });
  expect(await list()).toMatchObject({
    total: 2,
    items: [
      { id: shared, mine: true, opens: false },
      { id: own, query: 'stage=hot&sort=name', hidden: ['code'] },
    ],
  });
  me = bo;
  expect(await list()).toMatchObject({ total: 1, items: [{ id: shared, mine: false, by: 'an' }] });
  expect((await open(own)).statusCode).toBe(404);
  expect((await open(shared)).statusCode).toBe(204);
  expect((await list()).items[0].opens).toBe(true);
  const remove = () => app.inject({ method: 'DELETE', url: `/v1/account/views/${shared}` });
  expect((await remove()).statusCode).toBe(404);
  await open(null);
  expect((await list()).items[0].opens).toBe(false);
  await open(shared);
  me = an;
  expect((await list()).items[0].opens).toBe(false);
  expect((await remove()).statusCode).toBe(204);
  me = bo;
  expect(await list()).toEqual({ items: [], total: 0 });
});

it('refuses names that say nothing', async () => {
  const answer = await app.inject({
    method: 'PUT',
    url: '/v1/account/views',
    payload: { ...VIEW, name: '  ' },
  });
  expect(answer.statusCode).toBe(400);
});
