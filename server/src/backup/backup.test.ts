import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import { type Database, openDatabase } from '../kernel/database/database.ts';
import { applyMigration, migrationTable, readMigrations } from '../kernel/database/migrate.ts';
import { raw, sql } from '../kernel/database/sql.ts';
import { HetangError } from '../kernel/errors.ts';
import { addJob, prepareJobs } from '../kernel/jobs.ts';
import { appendToLog } from '../kernel/log/append.ts';
import { registerConsumer } from '../kernel/log/consume.ts';
import { makeLogger } from '../kernel/telemetry/logger.ts';
import { applyPlan } from '../plan/apply.ts';
import { listTables, readSequences } from './list-tables.ts';
import { restoreBackup } from './restore-backup.ts';
import { readTarHeader, TAR_END, tarEntry } from './tar.ts';
import { verifyBackup } from './verify-backup.ts';
import { writeBackup } from './write-backup.ts';

const now = new Date('2026-03-10T04:00:00Z');
const log = makeLogger('silent');
const CONTACTS = 600;
const PLAN = `plan: demo
name: 演示
messages: { hello: { name: 你好, text: "第一行\\n\\t'\\"\\\\第二行" } }
`;

let source: TestDatabase;
let target: TestDatabase;
/** The same as a command opens it. */
let tool: Database;
let folder: string;
let file: string;
beforeAll(async () => {
  [source, target] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  tool = openDatabase({ url: target.url, applicationName: 'hetang-tool' });
  folder = mkdtempSync(join(tmpdir(), 'hetang-backup-'));
  file = join(folder, 'one.tar.gz');
  await prepareJobs(source, log);
  await live(source);
  // Small pieces, so that tables have many.
  await writeBackup(source, { file, now, version: '0.1.0', pieceBytes: 5000 });
});
afterAll(async () => {
  await tool.close();
  await Promise.all([source.drop(), target.drop()]);
  rmSync(folder, { recursive: true });
});

/** Something of everything that is hard to carry: long text, null, arrays, bytes, JSON, numbers, generated keys. */
async function live(db: Database): Promise<void> {
  await registerConsumer(db, 'engine');
  await registerConsumer(db, 'sink');
  await db.run(sql`update log_cursor set position = 3 where consumer = 'sink'`);
  await applyPlan(db, {
    source: { files: [{ path: 'plan.yaml', text: PLAN }] },
    by: 'x',
    now,
    onApplied: [],
  });
  await db.run(sql`
    insert into contact (id, name, fields, created_at)
    select nextval('contact_id_seq'), case when n % 3 > 0 then 'tab	and \\ back ' || n end,
      jsonb_build_object('城市', '成都', 'n', n), ${now} from generate_series(1, ${CONTACTS}::int) n`);
  await db.transaction(async (tx) => {
    await appendToLog(
      tx,
      Array.from({ length: 900 }, (_, i) => ({
        contactId: (i % CONTACTS) + 1,
        name: 'order.paid',
        at: new Date(now.getTime() - i * 61_001),
        props: { order_id: `o${i}`, note: `\n"'\\N ${'荷'.repeat(i % 50)}` },
        source: 'api:1',
        dedupe: `d${i}`,
      })),
      now,
    );
    await addJob(tx, 'sync-plan', { why: 'test' }, 'sync-plan');
  });
  await db.run(sql`
    insert into wecom_token (app, sealed, expires_at, fetched_at) values ('a', decode('00ff5c6e', 'hex'), ${now}, ${now})`);
  await db.run(sql`
    insert into counter (event, filter) values ('order.paid', '{}'), ('app.opened', '{}')`);
  await db.run(sql`insert into measure (counter, property) select id, 'amount' from counter`);
  await db.run(sql`insert into contact_measure select 1, id, 1.50, -0.000001, 1e20 from measure`);
  await db.run(sql`
    insert into task (kind, do_key, title, fills, due_at, created_at)
    values ('follow-up', 'k', '跟进', array['a,b', '"', ''], ${now}, ${now})`);
}

/** Every row of every table as text, in one fingerprint a table. */
async function stateOf(db: Database, without: readonly string[] = []): Promise<Record<string, string>> {
  const state: Record<string, string> = {};
  for (const { name } of await listTables(db)) {
    if (without.includes(name)) continue;
    const row = await db.one<{ print: string }>(
      raw(`select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as print
           from public."${name}" t`),
    );
    state[name] = row?.print ?? '';
  }
  return state;
}
const jobsOf = (db: Database) =>
  db.rows(sql`select task_identifier, key, max_attempts, run_at from graphile_worker.jobs order by 1, 2`);
const codeOf = async (work: Promise<unknown>): Promise<HetangError> => {
  const error = await work.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(HetangError);
  return error as HetangError;
};
const restore = (from: string, replace = false) => restoreBackup(tool, { file: from, now, log, replace });

describe('a backup', () => {
  it('names what it holds, in pieces, and can be unpacked with tar', async () => {
    const manifest = await verifyBackup(file);
    const tables = new Map(manifest.tables.map((table) => [table.name, table]));
    expect(tables.get('contact')?.rows).toBe(CONTACTS);
    expect(tables.get('event')?.pieces.length).toBeGreaterThan(10);
    expect(manifest.migrations).toHaveLength((await readMigrations()).length);
    expect(gunzipSync(readFileSync(file)).toString('latin1', 257, 262)).toBe('ustar');
  });

  it('sees one moment, whatever happens meanwhile', async () => {
    const other = join(folder, 'moment.tar.gz');
    let busy = true;
    const writers = Promise.all(
      [1, 2].map(async (lane) => {
        for (let i = 0; busy; i++)
          await source.transaction(async (tx) => {
            await tx.run(sql`insert into setting values (${`m${lane}.${i}`}, '1', ${now})`);
            await tx.run(sql`
              insert into contact (id, created_at, stage) values (nextval('contact_id_seq'), ${now}, ${`m${lane}.${i}`})`);
          });
      }),
    );
    const before = await source.one<{ n: number }>(
      sql`select count(*) as n from setting where key like 'm%'`,
    );
    await writeBackup(source, { file: other, now, version: '0.1.0', pieceBytes: 500 });
    busy = false;
    await writers;
    await restore(other, true);
    const pairs = await tool.one<{ settings: number; contacts: number }>(sql`
      select (select count(*) from setting where key like 'm%') as settings,
        (select count(*) from contact where stage like 'm%') as contacts`);
    expect(pairs?.settings).toBe(pairs?.contacts);
    expect(pairs?.settings).toBeGreaterThanOrEqual(before?.n ?? 0);
    await source.run(sql`delete from setting where key like 'm%'`);
    await source.run(sql`delete from contact where stage like 'm%'`);
  });

  it('says when there is nothing of Hetang', async () => {
    await tool.pool.query('drop schema public cascade; create schema public');
    const error = await codeOf(writeBackup(tool, { file: join(folder, 'none'), now, version: '0.1.0' }));
    expect(error.code).toBe('backup/nothing-there');
  });

  it('leaves nothing behind where it cannot be written', async () => {
    const error = await codeOf(
      writeBackup(source, { file: join(folder, 'nowhere', 'x.tar.gz'), now, version: '0.1.0' }),
    );
    expect(error.code).toBe('backup/unwritable');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('restoring', () => {
  it('is an equal state: every table, every sequence, the queue', async () => {
    await tool.pool.query(
      'drop schema public cascade; create schema public; drop schema graphile_worker cascade',
    );
    await restore(file);
    // The copy for analytics is filled anew.
    expect(await tool.one(sql`select max(position) as n from log_cursor where consumer = 'sink'`)).toEqual({
      n: 0,
    });
    await tool.run(sql`update log_cursor set position = 3 where consumer = 'sink'`);
    expect(await snapshot()).toEqual(await stateOf(source));
    expect(await jobsOf(tool)).toEqual(await jobsOf(source));
    const ahead = new Map((await readSequences(tool)).map(({ name, last }) => [name, last ?? 0]));
    expect(ahead.get('contact_id_seq')).toBeGreaterThanOrEqual(CONTACTS);
    await tool.run(sql`insert into counter (event, filter) values ('x', '{}')`);
  });

  it('asks before it replaces, says what would be lost, and then replaces all of it', async () => {
    const error = await codeOf(restore(file));
    expect(error.say('en').message).toBe(`The database holds ${CONTACTS} contacts and 900 events`);
    await tool.run(sql`insert into setting values ('after', '1', ${now})`);
    await restore(file, true);
    expect(await tool.one(sql`select 1 from setting where key = 'after'`)).toBeUndefined();
  });

  it('is refused while a server runs', async () => {
    const server = openDatabase({ url: target.url });
    await server.one(sql`select 1`);
    const error = await codeOf(restore(file, true));
    await server.close();
    expect(error.code).toBe('backup/server-running');
  });

  it('applies what the backup had not seen', async () => {
    await tool.pool.query('drop schema public cascade; create schema public');
    await tool.run(migrationTable);
    const migrations = await readMigrations();
    for (const one of migrations.slice(0, -1)) await applyMigration(tool, one, now);
    await tool.run(sql`insert into setting values ('old', '1', ${now})`);
    const older = join(folder, 'older.tar.gz');
    await prepareJobs(tool, log);
    await writeBackup(tool, { file: older, now, version: '0.0.9' });
    expect(await restore(older)).toMatchObject({ migrated: 1 });
    expect(Object.keys(await snapshot())).toEqual(Object.keys(await stateOf(source)));
    expect(await tool.one(sql`select 1 as n from setting where key = 'old'`)).toEqual({ n: 1 });
  });

  it('changes nothing when it fails on the way', async () => {
    const bad = join(folder, 'bad.tar.gz');
    const before = await snapshot();
    rewrite(file, bad, breakLastTable);
    await expect(restore(bad, true)).rejects.toThrow(/wecom_token/);
    expect(await snapshot()).toEqual(before);
  });

  it('is refused by a database that is not Hetang’s alone', async () => {
    await tool.pool.query('alter table log_part rename to other_log_part');
    expect((await codeOf(restore(file, true))).code).toBe('backup/foreign-tables');
    await tool.pool.query('alter table other_log_part rename to log_part');
  });
});

describe('a damaged file', () => {
  const whole = () => readFileSync(file);
  const attempt = async (name: string, bytes: Buffer): Promise<HetangError> => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return codeOf(verifyBackup(path));
  };

  it('is refused with the place, wherever it is damaged', async () => {
    for (let i = 1; i < 40; i++) {
      const bytes = Buffer.from(whole());
      const at = Math.floor((bytes.length * i) / 40);
      bytes.writeUInt8(bytes.readUInt8(at) ^ 0x55, at);
      const error = await attempt('flipped', bytes);
      expect([error.code, Number(error.details.position) >= 0], String(at)).toEqual(['backup/damaged', true]);
    }
  });

  it('is refused when it ends too early, at any length', async () => {
    for (let i = 1; i < 20; i++) {
      const error = await attempt('cut', whole().subarray(0, Math.floor((whole().length * i) / 20)));
      expect(error.code).toBe('backup/damaged');
    }
    expect((await attempt('empty', Buffer.alloc(0))).code).toMatch(/^backup\//);
  });

  it('names the piece that was changed by hand, and where', async () => {
    const path = join(folder, 'changed.tar.gz');
    rewrite(file, path, (name, text) =>
      name === 'tables/contact/000000' ? text.replace('成都', '重庆') : text,
    );
    const error = await codeOf(verifyBackup(path));
    expect(error.details.problem).toBe('tables/contact/000000 was changed');
    expect(Number(error.details.position)).toBeGreaterThan(0);
  });

  it('is no backup at all, or not there', async () => {
    expect((await attempt('text', Buffer.from('hello'))).code).toBe('backup/not-one');
    expect((await attempt('other.gz', gzipSync('hello'))).code).toBe('backup/damaged');
    expect((await codeOf(verifyBackup(join(folder, 'missing')))).code).toBe('backup/unreadable');
  });

  it('changes nothing', async () => {
    const before = await snapshot();
    const cut = join(folder, 'cut.tar.gz');
    writeFileSync(cut, whole().subarray(0, whole().length - 900));
    await codeOf(restore(cut, true));
    expect(await snapshot()).toEqual(before);
  });
});

/** A manifest that names a column which the last tables do not have; its checksums hold. */
function breakLastTable(name: string, text: string): string {
  if (name !== 'manifest.json') return text;
  const manifest = JSON.parse(text);
  for (const table of manifest.tables) if (table.name === 'wecom_token') table.columns = ['nothing_like_it'];
  return JSON.stringify(manifest);
}

const snapshot = () => stateOf(tool);

/** Writes the archive again with other contents of some files; sizes in headers follow. */
function rewrite(from: string, to: string, change: (name: string, text: string) => string): void {
  const bytes = gunzipSync(readFileSync(from));
  const out: Buffer[] = [];
  for (let at = 0; ; ) {
    const header = readTarHeader(bytes.subarray(at, at + 512));
    if (!header) break;
    const data = bytes.subarray(at + 512, at + 512 + header.size);
    out.push(tarEntry(header.name, Buffer.from(change(header.name, data.toString('utf8'))), 0));
    at += 512 + header.size + header.filling;
  }
  writeFileSync(to, gzipSync(Buffer.concat([...out, TAR_END])));
}
