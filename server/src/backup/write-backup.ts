import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type CopyTx, copyTransaction } from '../kernel/database/copy-transaction.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/sql.ts';
import { HetangError, messageOf } from '../kernel/errors.ts';
import { listTables, readSequences, type StoredTable } from './list-tables.ts';
import { ABOUT, type DumpedTable, FORMAT, JOBS, MANIFEST, type Manifest } from './manifest.ts';
import { TAR_END, tarEntry } from './tar.ts';

export interface BackupOptions {
  file: string;
  now: Date;
  /** Of Hetang. */
  version: string;
  /** Bytes of a table in one piece of the archive; memory holds a few of them. */
  pieceBytes?: number;
  /** Hears after every piece how many tables are done, and of how many; what it throws ends the backup. */
  onProgress?: (done: number, total: number) => Promise<void>;
}

export interface BackupDone {
  file: string;
  bytes: number;
  rows: number;
  tables: number;
}

const PIECE_BYTES = 4 * 1024 * 1024;
/** All statements see the database as it was at one moment, and change nothing. */
const ONE_MOMENT = 'isolation level repeatable read, read only';

/**
 * Writes everything that PostgreSQL holds into one `.tar.gz`, while the server goes on. The file has its name only
 * when it is whole and on the disk.
 */
export async function writeBackup(db: Database, options: BackupOptions): Promise<BackupDone> {
  const half = `${options.file}.part`;
  try {
    const tables = await copyTransaction(db, ONE_MOMENT, async (tx) => {
      await refuseNothing(tx);
      const dumped: DumpedTable[] = [];
      const packed = createGzip({ level: 4 });
      await pipeline(
        Readable.from(entries(tx, options, dumped), { objectMode: true, highWaterMark: 1 }),
        packed,
        createWriteStream(half, { mode: 0o600 }),
      );
      return dumped;
    });
    await reachDisk(half);
    await rename(half, options.file);
    const { size } = await stat(options.file);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    return { file: options.file, bytes: size, rows, tables: tables.length };
  } catch (error) {
    await rm(half, { force: true }).catch(() => undefined);
    if (!(error as NodeJS.ErrnoException).syscall?.match(/^(open|write|fsync|rename|stat)$/)) throw error;
    throw new HetangError('backup/unwritable', { file: options.file, problem: messageOf(error) });
  }
}

async function refuseNothing(tx: CopyTx): Promise<void> {
  const found = await tx.one<{ place: string; ours: boolean }>(sql`
    select current_database() as place, to_regclass('public.migration') is not null
      and to_regclass('graphile_worker._private_jobs') is not null as ours`);
  if (!found?.ours) throw new HetangError('backup/nothing-there', { place: found?.place ?? '' });
}

async function* entries(
  tx: CopyTx,
  { now, version, pieceBytes = PIECE_BYTES, onProgress }: BackupOptions,
  tables: DumpedTable[],
): AsyncGenerator<Buffer> {
  const seconds = Math.floor(now.getTime() / 1000);
  const about = { format: FORMAT, hetang: version, at: now.toISOString() } as const;
  const json = (name: string, body: unknown): Buffer =>
    tarEntry(name, Buffer.from(`${JSON.stringify(body, null, 1)}\n`), seconds);
  yield json(ABOUT, about);
  const wanted = [...(await listTables(tx)), jobs];
  for (const table of wanted) {
    const dumped: DumpedTable = { ...table, rows: 0, pieces: [] };
    for await (const { data, rows } of tx.copyOut(copyStatement(table), pieceBytes)) {
      const file = `tables/${table.name}/${String(dumped.pieces.length).padStart(6, '0')}`;
      const sha256 = createHash('sha256').update(data).digest('hex');
      dumped.pieces.push({ file, bytes: data.length, rows, sha256 });
      dumped.rows += rows;
      yield tarEntry(file, data, seconds);
      await onProgress?.(tables.length, wanted.length);
    }
    tables.push(dumped);
  }
  const server = await tx.one<{ version: string }>(sql`select current_setting('server_version') as version`);
  const manifest: Manifest = {
    ...about,
    postgres: server?.version ?? '',
    migrations: await tx.rows(sql`select number, name, checksum from migration order by number`),
    tables,
    // Sequences are outside of transactions: read last, they are ahead of every row.
    sequences: await readSequences(tx),
  };
  yield json(MANIFEST, manifest);
  yield TAR_END;
}

/** What is asked of the queue, without the state of tries. */
const jobs: StoredTable = {
  name: JOBS,
  columns: ['name', 'payload', 'run_at', 'max_attempts', 'job_key', 'priority'],
};
const JOB_ROWS = `select t.identifier, j.payload, j.run_at, j.max_attempts, j.key, j.priority
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`;

function copyStatement(table: StoredTable): string {
  if (table === jobs) return `copy (${JOB_ROWS}) to stdout`;
  return `copy public."${table.name}" (${columnList(table.columns)}) to stdout`;
}

/** Names come from the catalogue of the database. */
export function columnList(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(', ');
}

async function reachDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
