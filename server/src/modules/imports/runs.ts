import type { ImportPreview } from '@hetang/contract/http/import-files';
import {
  type ImportProgress,
  type ImportRun,
  type ImportSummary,
  importRunSchema,
} from '@hetang/contract/http/imports';
import type { ImportMapping } from '@hetang/contract/imports/mapping';
import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';
import { lookupCounts } from '../contacts/api.ts';
import { noUndo, undoUntil } from './changes/undo-import.ts';

/** An import that was announced and whose file may now be sent. */
export interface StartedRun {
  id: number;
  mapping: ImportMapping;
  dryRun: boolean;
  giveBackSkipped: boolean;
  /** The kept file that it works; null when somebody sends it. */
  fileId: number | null;
}

export interface NewRun {
  fileName: string;
  mapping: ImportMapping;
  dryRun: boolean;
  giveBackSkipped: boolean;
  fileId?: number | undefined;
  by: string;
}

/** Notes an import; answers its number. */
export async function createRun(db: Queryable, run: NewRun, now: Date): Promise<number> {
  const row = await db.one<{ id: number }>(sql`
    insert into import_run (kind, file_name, mapping_name, mapping, dry_run, give_back_skipped, file_id, state,
      created_by, created_at)
    values (${run.mapping.kind}, ${run.fileName}, ${run.mapping.name}, ${JSON.stringify(run.mapping)}, ${run.dryRun},
            ${run.giveBackSkipped}, ${run.fileId ?? null}, 'waiting', ${run.by}, ${now})
    returning id`);
  return row?.id ?? 0;
}

/**
 * Takes the file of an announced import, once. To be called by the holder of the import lock: an import that still
 * says `running` then has lost its process: it waits again when its file is kept, and is noted as stopped otherwise.
 * @throws HetangError `request/not-found`, `import/already-sent`.
 */
export async function startRun(db: Queryable, id: number, now: Date): Promise<StartedRun> {
  await db.run(sql`
    update import_run
    set state = case when file_id is null then 'stopped' else 'waiting' end,
        finished_at = case when file_id is null then ${now}::timestamptz end
    where state = 'running'`);
  const row = await db.one<
    Pick<RunRow, 'dry_run' | 'file_id'> & { mapping: ImportMapping; give_back_skipped: boolean }
  >(sql`
    update import_run set state = 'running', started_at = ${now} where id = ${id} and state = 'waiting'
    returning mapping, dry_run, give_back_skipped, file_id`);
  if (row)
    return {
      id,
      mapping: row.mapping,
      dryRun: row.dry_run,
      giveBackSkipped: row.give_back_skipped,
      fileId: row.file_id,
    };
  const known = await db.one(sql`select from import_run where id = ${id}`);
  if (known) throw new HetangError('import/already-sent', { id });
  throw new HetangError('request/not-found', { what: `import ${id}` });
}

export interface RunEnd {
  state: 'done' | 'stopped' | 'failed';
  sha256: string | null;
  summary: ImportSummary | null;
  error: string | null;
  preview: ImportPreview | null;
}

export async function finishRun(db: Queryable, id: number, end: RunEnd, now: Date): Promise<void> {
  await db.run(sql`
    update import_run
    set state = ${end.state}, sha256 = ${end.sha256}, summary = ${JSON.stringify(end.summary)}::jsonb, error = ${end.error},
        preview = ${end.preview === null ? null : JSON.stringify(end.preview)}::jsonb, finished_at = ${now}
    where id = ${id}`);
}

const facts = sql`
  select r.*, p.progress, ${lookupCounts(sql`'import:' || r.id`)} as lookups,
    (select json_object_agg(state, n) from (
      select c.state, count(distinct c.contact_id) as n from import_change c
      where c.run_id = r.id and r.undo_started_at is not null group by 1) k) as undo_counts,
    (select count(*) from import_change c where c.run_id = r.id and c.added and r.undo_started_at is not null) as stays,
    exists (select from import_row b where b.run_id = r.id) as gives_back
  from import_run r left join import_progress p on p.import_id = r.id`;

/** One import, or null. */
export async function findRun(db: Queryable, id: number, now: Date): Promise<ImportRun | null> {
  const row = await db.one<RunRow>(sql`${facts} where r.id = ${id}`);
  return row ? toRun(row, now) : null;
}

/** Imports, newest first. */
export async function listRuns(
  db: Queryable,
  { page, size }: { page: number; size: number },
  now: Date,
): Promise<{ items: ImportRun[]; total: number }> {
  const rows = await db.rows<RunRow>(sql`
    ${facts} order by r.id desc limit ${size}::int offset ${(page - 1) * size}::bigint`);
  const count = await db.one<{ n: number }>(sql`select count(*) as n from import_run`);
  return { items: rows.map((row) => toRun(row, now)), total: count?.n ?? 0 };
}

interface RunRow {
  id: number;
  kind: string;
  file_name: string;
  file_id: number | null;
  mapping_name: string;
  dry_run: boolean;
  state: string;
  sha256: string | null;
  summary: ImportSummary | null;
  preview: ImportPreview | null;
  progress: ImportProgress | null;
  lookups: ImportRun['lookups'];
  error: string | null;
  created_by: string;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
  undo_by: string | null;
  undo_started_at: Date | null;
  undo_ended_at: Date | null;
  undo_counts: Partial<Record<'undone' | 'kept' | 'gone', number>> | null;
  stays: number;
  gives_back: boolean;
}

function toRun(row: RunRow, now: Date): ImportRun {
  return importRunSchema.parse({
    id: row.id,
    fileName: row.file_name,
    kind: row.kind,
    mapping: row.mapping_name,
    dryRun: row.dry_run,
    state: row.state,
    sha256: row.sha256,
    summary: row.summary,
    preview: row.preview,
    progress: row.state === 'running' ? row.progress : null,
    givesBack: row.gives_back,
    lookups: row.lookups,
    error: row.error,
    by: row.created_by,
    file: row.file_id,
    undo: {
      state: undoState(row, now),
      until: row.finished_at && row.file_id !== null ? undoUntil(row.finished_at).toISOString() : null,
      by: row.undo_by,
      undone: row.undo_counts?.undone ?? 0,
      kept: row.undo_counts?.kept ?? 0,
      gone: row.undo_counts?.gone ?? 0,
      stays: row.stays,
    },
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
  });
}

function undoState(row: RunRow, now: Date): ImportRun['undo']['state'] {
  if (row.undo_started_at !== null) return row.undo_ended_at === null ? 'running' : 'done';
  const reason = noUndo(row, now);
  if (reason === null) return 'possible';
  return reason === 'too-late' ? 'over' : 'none';
}
