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

const URL = '/v1/account/dashboards';
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
const call = (method: Method, url: string, payload?: object) =>
  app.inject({ method, url, ...(payload ? { payload } : {}) });
const save = async (list: string, name: string, shared = false): Promise<number> =>
  (await call('PUT', '/v1/account/views', { list, name, query: 'last=30', hidden: [], shared })).json().id;
const card = (view: number, width = 1, height = 1) => ({ view, width, height });

it('keeps cards in their order; who sees a dashboard sees its questions; only its owner changes it', async () => {
  const [an = 0, bo = 0] = users;
  me = an;
  const [funnel, trend] = [await save('data-funnel', '转化'), await save('data-trend', '新增')];
  const made = await call('POST', URL, {
    name: '早会',
    shared: false,
    cards: [card(trend, 2), card(funnel)],
  });
  const url = `${URL}/${made.json().id}`;
  expect((await call('GET', url)).json()).toMatchObject({
    name: '早会',
    mine: true,
    cards: [
      { view: trend, list: 'data-trend', name: '新增', query: 'last=30', width: 2, height: 1 },
      { view: funnel, width: 1 },
    ],
  });
  me = bo;
  expect((await call('GET', URL)).json()).toEqual({ items: [], total: 0 });
  expect((await call('GET', url)).statusCode).toBe(404);
  me = an;
  const arranged = { name: '晨会', shared: true, cards: [card(funnel, 3, 2), card(trend)] };
  expect((await call('PUT', url, arranged)).statusCode).toBe(204);
  me = bo;
  expect((await call('GET', URL)).json()).toMatchObject({ total: 1, items: [{ name: '晨会', by: 'an' }] });
  const seen = (await call('GET', url)).json();
  expect(seen).toMatchObject({
    mine: false,
    cards: [{ view: funnel, width: 3, height: 2 }, { view: trend }],
  });
  expect((await call('PUT', url, arranged)).statusCode).toBe(404);
  expect((await call('DELETE', url)).statusCode).toBe(404);
  expect((await call('POST', URL, { name: 'bo', shared: false, cards: [card(funnel)] })).statusCode).toBe(
    400,
  );
  me = an;
  await call('DELETE', `/v1/account/views/${funnel}`);
  expect((await call('GET', url)).json().cards).toMatchObject([{ view: trend }]);
  expect((await call('DELETE', url)).statusCode).toBe(204);
  expect((await call('GET', URL)).json().total).toBe(0);
});

it('keeps what others have stopped sharing, and half a change leaves all as it was', async () => {
  const [an = 0, bo = 0] = users;
  me = bo;
  const lent = await save('data-rfm', '分层', true);
  me = an;
  const own = await save('data-trend', '成交');
  const made = await call('POST', URL, { name: '看板', shared: false, cards: [card(lent)] });
  const url = `${URL}/${made.json().id}`;
  me = bo;
  await save('data-rfm', '分层', false);
  me = an;
  const both = { name: '看板', shared: false, cards: [card(own), card(lent)] };
  expect((await call('PUT', url, both)).statusCode).toBe(204);
  const contacts = await save('contacts', '热客');
  for (const cards of [[card(contacts)], [card(own), card(own)], [card(999)], [card(own, 4)]]) {
    const answer = await call('PUT', url, { ...both, cards });
    expect(answer.json()).toMatchObject({ code: 'request/invalid' });
  }
  expect((await call('GET', url)).json().cards).toMatchObject([{ view: own }, { view: lent }]);
  expect((await call('POST', URL, both)).json()).toMatchObject({ code: 'request/invalid' });
});

it('makes a copy of a ready-made one: questions and cards, once each, beside what is there', async () => {
  const [an = 0] = users;
  me = an;
  const mine = await save('data-trend', '客户流失');
  const ready = (await call('GET', `${URL}/ready-made`)).json();
  expect(ready.items.map((item: { key: string }) => item.key)).toEqual(['daily', 'growth', 'value']);
  const body = { key: 'daily', name: '日常', shared: true };
  const made = await call('POST', `${URL}/ready-made`, body);
  expect(made.statusCode).toBe(200);
  const board = (await call('GET', `${URL}/${made.json().id}`)).json();
  expect(board).toMatchObject({ name: '日常', shared: true, mine: true });
  expect(board.cards).toMatchObject([
    { list: 'data-trend', name: '新增好友', width: 2 },
    { list: 'data-trend', name: '客户流失 2' },
  ]);
  expect(board.cards.map((one: { view: number }) => one.view)).not.toContain(mine);
  const views = async () => (await call('GET', '/v1/account/views?list=data-trend')).json().total;
  const before = await views();
  expect((await call('POST', `${URL}/ready-made`, body)).json()).toMatchObject({ code: 'request/invalid' });
  const again = await call('POST', `${URL}/ready-made`, { ...body, name: '日常 2' });
  expect((await call('GET', `${URL}/${again.json().id}`)).json().cards).toEqual(board.cards);
  expect(await views()).toBe(before);
  expect(
    (await call('POST', `${URL}/ready-made`, { ...body, key: 'value', name: '价值' })).json(),
  ).toMatchObject({
    code: 'request/invalid',
  });
});
