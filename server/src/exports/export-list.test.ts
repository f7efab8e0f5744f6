import { readXlsx } from 'hucre/xlsx';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import { manualClock } from '../kernel/clock.ts';
import { HetangError } from '../kernel/errors.ts';
import { buildHttp, type HttpApp } from '../kernel/http/app.ts';
import { number, text, time } from './columns.ts';
import { exportList } from './export-list.ts';

interface Row {
  id: number;
  name: string;
  at: string;
}

const query = z.object({
  page: z.coerce.number().int().default(1),
  size: z.coerce.number().int().max(200).default(20),
  search: z.string().optional(),
});
const all = Array.from(
  { length: 401 },
  (_, i): Row => ({
    id: i + 1,
    name: i % 2 === 0 ? `双${i}` : `单${i}`,
    at: '2026-03-01T18:00:00.000Z',
  }),
);
const asked: string[] = [];
let db: TestDatabase;
let app: HttpApp;

beforeAll(async () => {
  db = await createTestDatabase();
  const deps = { db, clock: manualClock('2026-03-01T20:00:00Z') };
  app = await buildHttp({
    logger: pino({ level: 'silent' }),
    guard: async (request) => ({ kind: 'key', id: 1, name: String(request.headers.authorization ?? '') }),
    endpoints: [
      (scope) =>
        scope.get(
          '/v1/things',
          { config: { access: 'any' }, schema: { querystring: query } },
          async (request) => {
            const { page, size, search } = request.query;
            asked.push(request.caller?.name ?? '');
            if (search === 'no') throw new HetangError('request/not-found', { what: 'things' });
            const meant = all.filter((row) => row.name.includes(search ?? ''));
            return { items: meant.slice((page - 1) * size, page * size), total: meant.length };
          },
        ),
      exportList(deps, {
        list: '/v1/things',
        access: 'any',
        tags: [],
        title: ['东西', 'things'],
        query,
        columns: () => [
          number<Row>(['编号', 'Id'], (row) => row.id, ['从 1 数起', 'from 1']),
          text<Row>(['名称', 'Name'], (row) => row.name),
          time<Row>(['时间', 'At'], (row) => row.at),
        ],
      }),
    ],
    version: 'test',
  });
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

test('holds what the list shows, page after page, asked for by whoever asks', async () => {
  asked.length = 0;
  const headers = { authorization: 'lin' };
  const answer = await app.inject({ url: '/v1/things/export.xlsx?search=双', headers });
  expect(answer.headers['content-disposition']).toContain(encodeURIComponent('东西_2026-03-02.xlsx'));
  const { sheets } = await readXlsx(answer.rawPayload);
  expect(sheets.map((sheet) => sheet.name)).toEqual(['东西', '说明']);
  expect(sheets[0]?.rows[0]).toEqual(['编号', '名称', '时间']);
  expect(sheets[0]?.rows[1]).toEqual([1, '双0', new Date('2026-03-02T02:00:00Z')]);
  expect(sheets[0]?.rows).toHaveLength(202);
  expect(sheets[1]?.rows.slice(1)).toEqual([
    ['列表', '东西'],
    ['行数', 201],
    ['导出时间', '2026-03-02 04:00:00 (Asia/Shanghai)'],
    ['操作人', 'lin'],
    ['筛选：搜索', '双'],
    ['时间列', '均为 Asia/Shanghai 时间'],
    ['列：编号', '从 1 数起'],
  ]);
  expect(asked).toEqual(['lin', 'lin']);
});

test('is csv too, and a list that refuses is heard', async () => {
  const csv = await app.inject({ url: '/v1/things/export.csv', headers: { 'accept-language': 'en' } });
  const lines = csv.body.trim().split('\r\n');
  expect([csv.body.charAt(0), lines[0]]).toEqual(['\uFEFF', 'Id,Name,At']);
  expect(lines[401]).toBe('401,双400,2026-03-02 02:00:00');
  expect(lines).toHaveLength(402);
  const refused = await app.inject('/v1/things/export.xlsx?search=no');
  expect([refused.statusCode, refused.json().code]).toEqual([404, 'request/not-found']);
});
