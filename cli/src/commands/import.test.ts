import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { manualClock } from '@hetang/server/kernel/clock';
import { sql } from '@hetang/server/kernel/database/sql';
import { buildHttp, type HttpApp } from '@hetang/server/kernel/http/app';
import { makeLogger } from '@hetang/server/kernel/telemetry/logger';
import { importEndpoints } from '@hetang/server/modules/imports/http/endpoints';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import { type Io, langOf } from '../io.ts';
import { run } from '../run.ts';

const sample = fileURLToPath(
  new URL('../../../plans/imports/samples/online-retail-2000.csv.gz', import.meta.url),
);
let db: TestDatabase;
let app: HttpApp;
let url: string;
let folder: string;

beforeAll(async () => {
  db = await createTestDatabase();
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'key', id: 1, name: 'ci' }),
    endpoints: importEndpoints({
      db,
      goOn: async () => undefined,
      clock: manualClock('2026-03-01T00:00:00Z'),
    }),
    version: '0.0.0',
  });
  url = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await app.close();
  await db.drop();
});
beforeEach(async () => {
  await db.run(sql`truncate event, contact, identity, import_run, import_progress`);
  folder = await mkdtemp(join(tmpdir(), 'hetang-cli-'));
  return () => rm(folder, { recursive: true });
});

async function hetang(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const lines = { out: [] as string[], err: [] as string[] };
  const io: Io = {
    out: (line) => lines.out.push(line),
    err: (line) => lines.err.push(line),
    env: { HETANG_URL: url },
    fetch,
    color: false,
    lang: langOf({}, args),
  };
  const code = await run(args, io);
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') };
}

async function own(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

test('imports the sample, says what became of every row, and a second time adds nothing', async () => {
  const first = await hetang('import', 'orders', sample, '--mapping', 'online-retail', '--lang', 'en');
  expect(first.code).toBe(0);
  expect(first.out).toMatch(/^2000 rows in [\d.]+ s$/m);
  expect(first.out).toContain('1467 rows imported, of 72 contacts');
  expect(first.out).toContain('84 orders paid, GBP 32618.26; 6 taken back, GBP 325.23');
  expect(first.out).toContain('533 rows skipped: no customer');
  const second = await hetang('import', 'orders', sample, '--mapping', 'online-retail');
  expect(second.out).toContain('1467 行此前已导入');
});

test('writes rows that failed beside the file, so that they can be corrected and imported', async () => {
  const mapping = await own(
    'shop.yaml',
    'kind: orders\nname: 店\nsource: shop\nidentities: { phone: 手机 }\norder: { id: 单号, at: 时间, quantity: 数量, price: 单价 }\n',
  );
  const file = await own(
    'o.csv',
    '单号,时间,数量,单价,手机,备注\n1,2026-01-01,1,9,138,好\n2,昨天,-1,9,138,=1+1\n',
  );
  const result = await hetang('import', 'orders', file, '--mapping', mapping);
  expect(result.code).toBe(1);
  expect(result.out).toContain('失败 1 行：时间读不懂');
  expect(result.out).toContain(`${file}.failed.csv`);
  const back = await readFile(`${file}.failed.csv`, 'utf8');
  expect(back).toBe(
    "\ufeff行号,原因,单号,时间,数量,单价,手机,备注\r\n3,时间读不懂：昨天,2,昨天,'-1,9,138,'=1+1\r\n",
  );
  const corrected = await own('c.csv', back.replaceAll('昨天', '2026-01-02').replace("'-1", '3'));
  expect((await hetang('import', 'orders', corrected, '--mapping', mapping)).code).toBe(0);
  const orders = await db.rows(
    sql`select props ->> 'order_id' as id, (props ->> 'amount')::int as amount from event order by 1`,
  );
  expect(orders).toEqual([
    { id: '1', amount: 900 },
    { id: '2', amount: 2700 },
  ]);
});

test('a dry run writes nothing; --all gives skipped rows back; --json can be read by a program', async () => {
  const file = join(folder, 's.csv.gz');
  await copyFile(sample, file);
  const args = ['import', 'orders', file, '--mapping', 'online-retail', '--dry-run', '--all', '--json'];
  const { code, out } = await hetang(...args, '--failed', join(folder, 'back.csv'));
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ imported: 1467, givenBack: join(folder, 'back.csv') });
  expect((await readFile(join(folder, 'back.csv'), 'utf8')).trimEnd().split('\r\n')).toHaveLength(534);
  expect(await db.one(sql`select count(*)::int as n from event`)).toEqual({ n: 0 });
});

test('says what is wrong with a mapping, and where', async () => {
  const mapping = await own(
    'm.yaml',
    'kind: orders\nname: x\nsource: x\nidentities: { fone: a }\norder: { id: a, at: b }\n',
  );
  const { code, out } = await hetang('import', 'orders', sample, '--mapping', mapping, '--lang', 'en');
  expect(code).toBe(1);
  expect(out).toMatch(/m\.yaml:4:\d+ error import\/\S+/);
});

test('says which columns the file lacks', async () => {
  const file = await own('o.csv', 'InvoiceNo,StockCode\n');
  const { code, err } = await hetang('import', 'orders', file, '--mapping', 'online-retail', '--lang', 'en');
  expect(code).toBe(1);
  expect(err).toContain('import/columns-missing');
  expect(err).toContain('CustomerID');
});

test('names what cannot be run: no file, no mapping, no server', async () => {
  const missing = await hetang(
    'import',
    'orders',
    join(folder, 'x.csv'),
    '--mapping',
    'online-retail',
    '--lang',
    'en',
  );
  expect([missing.code, missing.err.includes('There is no file')]).toEqual([2, true]);
  const unknown = await hetang('import', 'orders', sample, '--mapping', 'nothing', '--lang', 'en');
  expect([unknown.code, unknown.err.includes('contacts-cn, online-retail, orders-cn')]).toEqual([2, true]);
  const alone = await hetang(
    'import',
    'orders',
    sample,
    '--mapping',
    'online-retail',
    '--url',
    'http://127.0.0.1:9',
  );
  expect([alone.code, alone.err.includes('连不上')]).toEqual([2, true]);
});
