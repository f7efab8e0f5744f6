import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';
import { workUndo } from './changes/undo-import.ts';
import type { ImportListener, UnusedRow } from './context.ts';
import { readFile } from './files/import-files.ts';
import { importFile } from './import-file.ts';

interface WorkDeps {
  db: Database;
  clock: Clock;
}

/**
 * Works the kept files that wait, oldest first, and goes on with imports that are being taken back. Begun anew after a
 * crash it goes on: rows that are in are known again. While another import runs it leaves them for the next time.
 */
export async function workImports(deps: WorkDeps): Promise<void> {
  const waiting = await deps.db.rows<{ id: number; file_id: number }>(sql`
    select id, file_id from import_run
    where file_id is not null and state in ('waiting', 'running') order by id`);
  for (const { id, file_id } of waiting) if (!(await workFile(deps, id, file_id))) break;
  const undoing = await deps.db.rows<{ id: number }>(sql`
    select id from import_run where undo_started_at is not null and undo_ended_at is null order by id`);
  for (const { id } of undoing) while (await workUndo(deps, id));
}

/** Answers false when another import is under way. What is wrong with a file is noted with its import. */
async function workFile(deps: WorkDeps, runId: number, fileId: number): Promise<boolean> {
  try {
    await importFile(deps, {
      runId,
      bytes: readFile(deps.db, fileId),
      signal: new AbortController().signal,
      listener: keeperOf(deps.db, runId),
    });
    return true;
  } catch (error) {
    if (!(error instanceof HetangError)) throw error;
    return error.code !== 'import/running';
  }
}

/** Keeps the rows that come back, for whoever asks for them later. */
function keeperOf(db: Database, run: number): ImportListener {
  return {
    progress: async () => undefined,
    async heading(cells) {
      await db.run(sql`
        insert into import_heading (run_id, cells) values (${run}, ${cells}::text[])
        on conflict (run_id) do update set cells = excluded.cells`);
    },
    async unused(rows: readonly UnusedRow[]) {
      await db.run(sql`
        insert into import_row (run_id, line, reason, detail, cells)
        select ${run}, r.line, r.reason, r.detail, array(select json_array_elements_text(r.cells))
        from json_to_recordset(${JSON.stringify(rows)}::json)
          as r (line int, reason text, detail text, cells json)
        on conflict do nothing`);
    },
  };
}
