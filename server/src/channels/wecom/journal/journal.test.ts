import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import { manualClock } from '../../../kernel/clock.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../../kernel/http/app.ts';
import { makeLogger } from '../../../kernel/telemetry/logger.ts';
import { redactCall } from '../rules/redact-call.ts';
import { exportCalls } from './http/export-calls.ts';
import { getCalls } from './http/get-calls.ts';
import { type JournalEntry, makeJournal } from './journal.ts';

const NOW = new Date('2026-03-10T04:00:00Z');
const clock = manualClock('2026-03-10T05:03:00Z');
const WHO = 'wmAbCdEfGhIjKlMnOpQrStUvWxYz0123';

let db: TestDatabase;
let app: HttpApp;
beforeAll(async () => {
  db = await createTestDatabase();
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'user', id: 1, name: 'lin' }),
    endpoints: [getCalls({ db, clock }), exportCalls({ db, clock })],
    version: 'test',
  });
  const journal = makeJournal({ db, log: makeLogger('silent') });
  for (let i = 0; i < 4; i++) journal.note(entry(i));
  journal.note({
    ...entry(4),
    api: 'externalcontact/mark_tag',
    outcome: 'refused',
    errcode: 84061,
    request: redactCall({ userid: 'lin', external_userid: WHO }),
  });
  journal.note({
    ...entry(5),
    outcome: 'unknown',
    errcode: null,
    problem: 'no answer within 200 ms',
    ms: 900,
  });
  await journal.close();
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

const entry = (nr: number): JournalEntry => ({
  at: new Date(NOW.getTime() + nr * 60_000),
  api: 'externalcontact/get',
  ms: nr,
  outcome: 'done',
  errcode: 0,
  problem: null,
  attempt: 1,
  request: '',
  answer: '{"errcode":0}',
});
const get = async (query: string, language = 'en') =>
  (await app.inject({ url: `/v1/wecom/calls${query}`, headers: { 'accept-language': language } })).json();
const idsOf = async (query: string) => (await get(query)).items.map(({ ms }: { ms: number }) => ms);

it('shows calls newest first, with what they are for and what an error means', async () => {
  const { items, total } = await get('', 'zh');
  expect(total).toBe(6);
  expect(items[1]).toMatchObject({
    api: 'externalcontact/mark_tag',
    what: expect.stringContaining('打标签'),
    errcode: 84061,
    error: { meaning: expect.stringContaining('好友'), hint: expect.any(String) },
  });
  expect(items[0].error.meaning).toContain('可能已经生效');
  expect(items[2]).toMatchObject({ outcome: 'done', error: null });
});

it('filters, sorts, pages and exports', async () => {
  expect(await idsOf('?outcome=failed')).toEqual([900, 4]);
  expect(await idsOf('?errcode=84061')).toEqual([4]);
  expect(await idsOf('?api=mark')).toEqual([4]);
  expect(await idsOf(`?search=${WHO}`)).toEqual([4]);
  expect(await idsOf('?search=%25')).toEqual([]);
  expect(await idsOf('?from=2026-03-10T04:01:00Z&to=2026-03-10T04:03:00Z')).toEqual([2, 1]);
  expect(await idsOf('?hours=1')).toEqual([900, 4, 3]);
  expect(await idsOf('?sort=-ms&size=2')).toEqual([900, 4]);
  expect(await idsOf('?sort=at&size=2&page=2')).toEqual([2, 3]);
  expect((await app.inject({ url: '/v1/wecom/calls?sort=secret' })).statusCode).toBe(400);
  const csv = await app.inject({ url: '/v1/wecom/calls/export.csv?outcome=failed' });
  expect(csv.payload.trimEnd().split('\r\n')).toHaveLength(3);
});

it('keeps a hundred thousand calls and a fortnight, no more', async () => {
  await db.run(sql`
    insert into wecom_call (at, api, ms, outcome, attempt, request, answer)
    select ${NOW}::timestamptz - interval '1 day' * (n % 20), 'x', 1, 'done', 1, '', ''
    from generate_series(1, 102000) n`);
  const journal = makeJournal({ db, log: makeLogger('silent') });
  journal.note(entry(0));
  await journal.close();
  const row = await db.one<{ n: number; oldest: Date }>(
    sql`select count(*) as n, min(at) as oldest from wecom_call`,
  );
  expect(row?.n).toBeLessThanOrEqual(100_000);
  expect(row?.n).toBeGreaterThan(60_000);
  expect(row?.oldest.getTime()).toBeGreaterThanOrEqual(NOW.getTime() - 14 * 86_400_000);
});

it('keeps nothing that opens a door or names a customer', () => {
  const text = redactCall({
    access_token: 'tok-en',
    welcome_code: 'wel-code',
    response_code: 'card-code',
    external_contact: { external_userid: WHO, name: '张三', avatar: 'http://x/a', unionid: 'ozy' },
    follow_user: [{ userid: 'lin', remark: '张三 老客户', remark_mobiles: ['13812345678'], state: 'ht-a' }],
    text: { content: `请致电 13812345678 ${'长'.repeat(300)}` },
    tag: [{ name: '高意向' }],
    external_userid: Array.from({ length: 50 }, () => WHO),
  });
  for (const secret of ['tok-en', 'wel-code', 'card-code', '张三', '13812345678', 'ozy', WHO])
    expect(text).not.toContain(secret);
  for (const kept of ['lin', 'ht-a', '高意向', '138****5678', 'wmAb…0123', '… +45'])
    expect(text).toContain(kept);
  expect(text.length).toBeLessThanOrEqual(2_001);
});
