import type { ImportFile } from '@hetang/contract/http/import-files';
import type { ImportRun } from '@hetang/contract/http/imports';
import { kindSchemas, type Plan } from '@hetang/contract/plan/registry';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import { drain, putInForce, quietEngine } from '../../../../../test/harness/standing-world.ts';
import { manualClock } from '../../../kernel/clock.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../../kernel/http/app.ts';
import { lookUpIds } from '../../contacts/api.ts';
import { importEndpoints } from '../http/endpoints.ts';
import { withImportSession } from '../session.ts';
import { workImports } from '../work-imports.ts';

const clock = manualClock('2026-03-01T00:00:00Z');
const definitions: Partial<Plan> = {
  stages: { fresh: { name: '新用户' } },
  fields: {
    city: kindSchemas.fields.parse({ name: '城市', type: 'text' }),
    budget: kindSchemas.fields.parse({ name: '预算', type: 'number' }),
  },
  tags: {
    level: kindSchemas.tags.parse({
      name: '客户等级',
      choose: 'one',
      values: { gold: '金卡', silver: '银卡' },
    }),
  },
};
let db: TestDatabase;
let app: HttpApp;

beforeAll(async () => {
  db = await createTestDatabase();
  await putInForce(db, definitions, clock.now());
  app = await buildHttp({
    logger: pino({ level: 'silent' }),
    guard: async () => ({ kind: 'user', id: 1, name: '林晓' }),
    endpoints: importEndpoints({ db, clock, goOn: async () => undefined }),
    version: 'test',
  });
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

async function upload(name: string, content: string | Uint8Array): Promise<ImportFile> {
  const answer = await app.inject({
    method: 'POST',
    url: `/v1/imports/files?name=${encodeURIComponent(name)}`,
    headers: { 'content-type': 'application/octet-stream' },
    payload: Buffer.from(content),
  });
  expect(answer.statusCode).toBe(201);
  return answer.json();
}

const columnsOf = ({ columns }: ImportFile) =>
  Object.fromEntries(columns.flatMap(({ column, suggestion }) => (suggestion ? [[column, suggestion]] : [])));

async function run(file: ImportFile, dryRun: boolean, columns = columnsOf(file)): Promise<ImportRun> {
  const url = `/v1/imports/files/${file.id}/run`;
  const answer = await app.inject({ method: 'POST', url, payload: { columns, dryRun } });
  expect([answer.statusCode, answer.body]).toEqual([201, answer.body]);
  await workImports({ db, clock });
  if (!dryRun) await drain(await quietEngine(db, clock));
  return look(answer.json().id);
}

const look = async (id: number): Promise<ImportRun> => (await app.inject(`/v1/imports/${id}`)).json();

async function undo(id: number): Promise<ImportRun> {
  expect((await app.inject({ method: 'POST', url: `/v1/imports/${id}/undo` })).statusCode).toBe(200);
  await workImports({ db, clock });
  await drain(await quietEngine(db, clock));
  return look(id);
}

const people = () =>
  db.rows<{ phone: string; name: string | null; fields: object; tags: string[] }>(sql`
    select i.value as phone, c.name, c.fields,
      array(select t.tag_group || '/' || t.tag from contact_tag t where t.contact_id = c.id order by 1) as tags
    from contact c join identity i on i.contact_id = c.id and i.kind = 'phone' order by i.value`);

const FIRST = '姓名,手机号,城市,预算,客户等级\n甲,13800000001,杭州,100,金卡\n乙,13800000002,苏州,,银卡\n';

test('a dry run says who is added and updated, with before and after, what stands twice and what is wrong', async () => {
  const first = await run(await upload('a.csv', FIRST), false);
  expect(first.preview).toMatchObject({ added: 2, updated: 0, duplicates: 0 });
  const file = await upload(
    'b.csv',
    '预算,手机号,城市,姓名\n200,13800000001,杭州,甲\nx,13800000003,,丙\n,13800000004,宁波,丁\n1,13800000001,,甲\n,13800000002,苏州,乙\n',
  );
  expect(file.columns.map(({ suggestion }) => suggestion)).toEqual([
    'field:budget',
    'phone',
    'field:city',
    'name',
  ]);
  const before = await people();
  const rehearsed = await run(file, true);
  expect(await people()).toEqual(before);
  expect(rehearsed).toMatchObject({ state: 'done', dryRun: true, givesBack: true, undo: { state: 'none' } });
  expect(rehearsed.summary?.failed).toEqual({ 'bad-field': 1 });
  expect(rehearsed.preview).toMatchObject({
    added: 1,
    updated: 1,
    unchanged: 1,
    duplicates: 1,
    updates: [{ line: 2, contact: { name: '甲' }, changes: [{ what: '预算', from: '100', to: '200' }] }],
    duplicateLines: [{ line: 5, first: 2, who: '13800000001' }],
  });
});

test('what cannot be used comes back as the same table with the reason; corrected, it is imported; again, nothing happens', async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '客户',
        rows: [
          ['手机号', '姓名', '客户等级', '预算'],
          [13_900_000_001, '（示例）张三', '', null],
          [13_900_000_002, '戊', '铂金', 5],
          [13_900_000_003, '己', '金卡', 7],
        ],
      },
    ],
  });
  const file = await upload('c.xlsx', bytes);
  const imported = await run(file, false);
  expect(imported.summary).toMatchObject({
    imported: 1,
    skipped: { example: 1 },
    failed: { 'unknown-tag': 1 },
  });
  const back = await app.inject(`/v1/imports/${imported.id}/failed.xlsx`);
  expect(decodeURIComponent(String(back.headers['content-disposition']))).toContain('c_未能导入.xlsx');
  const { sheets } = await readXlsx(back.rawPayload, { readStyles: true });
  expect(sheets[0]?.rows).toEqual([
    ['手机号', '姓名', '客户等级', '预算', '失败原因', '原行号'],
    ['13900000002', '戊', '铂金', '5', '方案里没有这个标签：铂金', 3],
  ]);
  const rows = sheets[0]?.rows.map((row) => row.map((cell) => (cell === '铂金' ? '银卡' : cell))) ?? [];
  const corrected = await upload('d.xlsx', await writeXlsx({ sheets: [{ name: '客户', rows }] }));
  expect((await run(corrected, false)).summary).toMatchObject({ imported: 1, failed: {} });
  expect((await people()).find(({ phone }) => phone === '13900000002')).toEqual({
    phone: '13900000002',
    name: '戊',
    fields: { budget: 5 },
    tags: ['level/silver'],
  });
  const again = await run(await upload('e.xlsx', bytes), false);
  expect(again.summary).toMatchObject({ imported: 0, repeated: 1 });
});

test('an import is taken back: what it filled in goes, what was there comes back, what somebody changed since stays', async () => {
  const before = await people();
  const table =
    '手机号,姓名,城市,客户等级\n13800000001,甲改,上海,银卡\n13800000002,乙改,北京,\n13700000001,庚,南京,金卡\n';
  const imported = await run(await upload('f.csv', table), false);
  expect(imported.undo).toMatchObject({ state: 'possible', until: '2026-03-08T00:00:00.000Z' });
  // Somebody corrects one of the cities afterwards.
  await run(await upload('g.csv', '手机号,城市\n13800000002,天津\n'), false);
  const undone = await undo(imported.id);
  expect(undone.undo).toMatchObject({ state: 'done', by: '林晓', undone: 2, kept: 1, gone: 0, stays: 1 });
  const after = await people();
  const of = (phone: string, list = after) => list.find((one) => one.phone === phone);
  expect(of('13800000001')).toEqual(of('13800000001', before));
  expect(of('13800000002')).toMatchObject({ name: '乙', fields: { city: '天津' } });
  expect(of('13700000001')).toEqual({ phone: '13700000001', name: null, fields: {}, tags: [] });
  // Taken back twice is taken back once; and the same file may come in again.
  expect((await undo(imported.id)).undo.undone).toBe(2);
  const again = await run(await upload('f.csv', table), false);
  expect(again.summary).toMatchObject({ imported: 3, repeated: 0 });
  expect(of('13700000001', await people())).toMatchObject({ name: '庚', tags: ['level/gold'] });
});

test('a dry run, one of a week ago and one of the command line are not taken back', async () => {
  const reasonOf = async (id: number) =>
    (await app.inject({ method: 'POST', url: `/v1/imports/${id}/undo` })).json();
  const file = await upload('h.csv', '手机号,城市\n13800000001,广州\n');
  expect(await reasonOf((await run(file, true)).id)).toMatchObject({ code: 'import/not-undone' });
  const { id } = await run(file, false);
  clock.advance(8 * 86_400_000);
  expect((await look(id)).undo.state).toBe('over');
  expect(await reasonOf(id)).toMatchObject({ code: 'import/not-undone' });
});

test('waits while another import runs, and goes on with what lost its process', async () => {
  const file = await upload('i.csv', '手机号,城市\n13600000001,广州\n13600000002,深圳\n');
  const url = `/v1/imports/files/${file.id}/run`;
  const made = await app.inject({
    method: 'POST',
    url,
    payload: { columns: columnsOf(file), dryRun: false },
  });
  const { id } = made.json();
  await withImportSession(db, async () => workImports({ db, clock }));
  expect((await look(id)).state).toBe('waiting');
  await db.run(sql`update import_run set state = 'running' where id = ${id}`);
  await workImports({ db, clock });
  expect(await look(id)).toMatchObject({ state: 'done', summary: { imported: 2 } });
});

test('mappings are saved, offered where they fit, and removed; a file without an identity is refused', async () => {
  const url = '/v1/imports/saved-mappings/门店表';
  const columns = { 会员: 'name', 联系方式: 'phone' };
  expect((await app.inject({ method: 'PUT', url, payload: { columns } })).statusCode).toBe(204);
  const file = await upload('j.csv', '会员,联系方式,备注\n壬,13500000001,x\n');
  expect(file.fits).toBe('门店表');
  expect(columnsOf(file)).toEqual(columns);
  const refused = await app.inject({
    method: 'POST',
    url: `/v1/imports/files/${file.id}/run`,
    payload: { columns: { 会员: 'name' } },
  });
  expect([refused.statusCode, refused.json().code]).toEqual([422, 'import/no-identity-column']);
  expect((await app.inject({ method: 'DELETE', url })).statusCode).toBe(204);
  expect((await app.inject('/v1/imports/saved-mappings')).json()).toEqual({ items: [] });
});

test('the template has the fields and tags of the plan, hints, choices and two examples, and imports nothing as it is', async () => {
  const answer = await app.inject('/v1/imports/template');
  const { sheets } = await readXlsx(answer.rawPayload);
  expect(sheets[0]?.rows[0]).toEqual(expect.arrayContaining(['姓名', '手机号', '城市', '预算', '客户等级']));
  expect(sheets[0]?.rows).toHaveLength(3);
  expect(JSON.stringify(sheets[0]?.dataValidations)).toContain('金卡');
  const done = await run(await upload('template.xlsx', answer.rawPayload), true);
  expect(done.summary).toMatchObject({ rows: 2, imported: 0, skipped: { example: 2 }, failed: {} });
});

test('files in GB18030, workbooks that are none and files too large', async () => {
  const gbk = Buffer.from([0xca, 0xd6, 0xbb, 0xfa, 0xba, 0xc5, 0x0a, 0x31, 0x33, 0x38, 0x0a]);
  expect((await upload('k.csv', gbk)).columns[0]).toMatchObject({ column: '手机号', suggestion: 'phone' });
  const headers = { 'content-type': 'application/octet-stream' };
  const send = (payload: Buffer) =>
    app.inject({ method: 'POST', url: '/v1/imports/files?name=x.xlsx', headers, payload });
  expect((await send(Buffer.from('PK\u0003\u0004junk'))).json().code).toBe('import/not-csv');
  expect((await send(Buffer.alloc(20_000_001, 0x61))).json().code).toBe('import/file-too-big');
});

test('people with unionid and openid are looked up at WeCom, and the import says how many were found', async () => {
  const file = await upload(
    'shop.csv',
    '姓名,UnionID,OpenID\n戊,union-1,open-1\n己,union-2,open-2\n庚,union-3,\n辛,union-4,open-4\n',
  );
  expect(file.columns.map(({ suggestion }) => suggestion)).toEqual(['name', 'unionid', 'openid']);
  expect((await run(file, true)).lookups).toBeNull();
  const real = await run(file, false);
  expect(real.lookups).toEqual({ waiting: 3, found: 0, nobody: 0, refused: 0, held: null });
  const port: Parameters<typeof lookUpIds>[0]['port'] = {
    findExternalUserid: async ({ openid }) =>
      openid === 'open-4'
        ? { kind: 'refused', code: 40003, reason: 'bad-parameter', retry: 'never' }
        : { kind: 'done', value: openid === 'open-1' ? 'wm-1' : null },
  };
  const reason = 'platform-48002: no-permission';
  const closed: typeof port = {
    findExternalUserid: async () => ({
      kind: 'refused',
      code: 48002,
      reason: 'no-permission',
      retry: 'never',
    }),
  };
  await lookUpIds({ db, clock, port: closed });
  expect((await look(real.id)).lookups).toMatchObject({ waiting: 3, held: reason });
  clock.advance(3_600_000);
  await lookUpIds({ db, clock, port });
  expect((await look(real.id)).lookups).toEqual({ waiting: 0, found: 1, nobody: 1, refused: 1, held: null });
  const names = await db.rows(sql`
    select kind, value from identity
    where contact_id = (select contact_id from identity where kind = 'unionid' and value = 'union-1') order by kind`);
  expect(names).toEqual([
    { kind: 'external_userid', value: 'wm-1' },
    { kind: 'openid', value: 'open-1' },
    { kind: 'unionid', value: 'union-1' },
  ]);
});
