import { type ImportRun, type ImportSummary, importRunSchema } from '@hetang/contract/http/imports';
import type { ImportMapping } from '@hetang/contract/imports/mapping';
import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';

/** An import that was announced and whose file may now be sent. */
export interface StartedRun {
  id: number;
  mapping: ImportMapping;
  dryRun: boolean;
  giveBackSkipped: boolean;
}

export interface NewRun {
  fileName: string;
  mapping: ImportMapping;
  dryRun: boolean;
  giveBackSkipped: boolean;
  by: string;
}

/** Notes an import; answers its number. */
export async function createRun(db: Queryable, run: NewRun, now: Date): Promise<number> {
  const row = await db.one<{ id: number }>(sql`
    insert into import_run (kind, file_name, mapping_name, mapping, dry_run, give_back_skipped, state, created_by, created_at)
    values (${run.mapping.kind}, ${run.fileName}, ${run.mapping.name}, ${JSON.stringify(run.mapping)}, ${run.dryRun},
            ${run.giveBackSkipped}, 'waiting', ${run.by}, ${now})
    returning id`);
  return row?.id ?? 0;
}

/**
 * Takes the file of an announced import, once. To be called by the holder of the import lock: an import that still
 * says `running` then has lost its process, and is noted as stopped.
 * @throws HetangError `request/not-found`, `import/already-sent`.
 */
export async function startRun(db: Queryable, id: number, now: Date): Promise<StartedRun> {
  await db.run(sql`update import_run set state = 'stopped', finished_at = ${now} where state = 'running'`);
  const row = await db.one<{ mapping: ImportMapping; dry_run: boolean; give_back_skipped: boolean }>(sql`
    update import_run set state = 'running', started_at = ${now} where id = ${id} and state = 'waiting'
    returning mapping, dry_run, give_back_skipped`);
  if (row) return { id, mapping: row.mapping, dryRun: row.dry_run, giveBackSkipped: row.give_back_skipped };
  const known = await db.one(sql`select from import_run where id = ${id}`);
  if (known) throw new HetangError('import/already-sent', { id });
  throw new HetangError('request/not-found', { what: `import ${id}` });
}

export interface RunEnd {
  state: 'done' | 'stopped' | 'failed';
  sha256: string | null;
  summary: ImportSummary | null;
  error: string | null;
}

export async function finishRun(db: Queryable, id: number, end: RunEnd, now: Date): Promise<void> {
  await db.run(sql`
    update import_run
    set state = ${end.state}, sha256 = ${end.sha256}, summary = ${JSON.stringify(end.summary)}::jsonb, error = ${end.error},
        finished_at = ${now}
    where id = ${id}`);
}

/** One import, or null. */
export async function findRun(db: Queryable, id: number): Promise<ImportRun | null> {
  const row = await db.one<RunRow>(sql`select * from import_run where id = ${id}`);
  return row ? toRun(row) : null;
}

/** Imports, newest first. */
export async function listRuns(
  db: Queryable,
  { page, size }: { page: number; size: number },
): Promise<{ items: ImportRun[]; total: number }> {
  const rows = await db.rows<RunRow>(sql`
    select * from import_run order by id desc limit ${size}::int offset ${(page - 1) * size}::bigint`);
  const count = await db.one<{ n: number }>(sql`select count(*) as n from import_run`);
  return { items: rows.map(toRun), total: count?.n ?? 0 };
}

interface RunRow {
  id: number;
  kind: string;
  file_name: string;
  mapping_name: string;
  dry_run: boolean;
  state: string;
  sha256: string | null;
  summary: ImportSummary | null;
  error: string | null;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
}

function toRun(row: RunRow): ImportRun {
  return importRunSchema.parse({
    id: row.id,
    fileName: row.file_name,
    kind: row.kind,
    mapping: row.mapping_name,
    dryRun: row.dry_run,
    state: row.state,
    sha256: row.sha256,
    summary: row.summary,
    error: row.error,
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
  });
}
