import { UNDO_DAYS } from '@hetang/contract/http/import-files';
import type { Clock } from '../../../kernel/clock.ts';
import type { Database, Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import { appendToLog } from '../../../kernel/log/append.ts';
import type { ContactChange } from '../rules/contact-change.ts';
import { mergeChanges, stillStands, undoEntries } from '../rules/undo-change.ts';
import { readFacts } from './read-facts.ts';

/** Contacts in one transaction. */
const PIECE = 1_000;
const DAY_MS = 86_400_000;

interface UndoRow {
  dry_run: boolean;
  file_id: number | null;
  state: string;
  finished_at: Date | null;
  undo_by: string | null;
  undo_started_at: Date | null;
  undo_ended_at: Date | null;
}

/** Until when an import can be taken back. */
export const undoUntil = (finishedAt: Date): Date => new Date(finishedAt.getTime() + UNDO_DAYS * DAY_MS);

/** Why an import cannot be taken back; null when it can, or is being taken back already. */
export function noUndo(run: UndoRow, now: Date): 'dry-run' | 'no-record' | 'under-way' | 'too-late' | null {
  if (run.undo_started_at !== null) return null;
  if (run.dry_run) return 'dry-run';
  if (run.file_id === null) return 'no-record';
  if (run.finished_at === null) return 'under-way';
  return undoUntil(run.finished_at) < now ? 'too-late' : null;
}

/**
 * Takes an import back, in the background; a second time nothing happens.
 * @throws HetangError `request/not-found`, `import/not-undone` with the reason.
 */
export async function askUndo(
  { db, clock, goOn }: { db: Database; clock: Clock; goOn(tx: Tx): Promise<void> },
  id: number,
  by: string,
): Promise<void> {
  await db.transaction(async (tx) => {
    const row = await lockRun(tx, id);
    if (row.undo_started_at !== null) return;
    const reason = noUndo(row, clock.now());
    if (reason) throw new HetangError('import/not-undone', { id, reason });
    await tx.run(
      sql`update import_run set undo_by = ${by}, undo_started_at = ${clock.now()} where id = ${id}`,
    );
    await goOn(tx);
  });
}

async function lockRun(tx: Tx, id: number): Promise<UndoRow> {
  const row = await tx.one<UndoRow>(sql`
    select dry_run, file_id, state, finished_at, undo_by, undo_started_at, undo_ended_at
    from import_run where id = ${id} for update`);
  if (!row) throw new HetangError('request/not-found', { what: `import ${id}` });
  return row;
}

/** Puts back the next contacts of an import that is being taken back; answers whether there are more. */
export async function workUndo({ db, clock }: { db: Database; clock: Clock }, id: number): Promise<boolean> {
  return db.transaction(async (tx) => {
    const row = await lockRun(tx, id);
    if (row.undo_started_at === null || row.undo_ended_at !== null) return false;
    const now = clock.now();
    const people = await nextPeople(tx, id);
    await putBack(tx, people, { run: id, by: row.undo_by ?? '', at: now });
    if (people.length === PIECE) return true;
    await tx.run(sql`update import_run set undo_ended_at = ${now} where id = ${id}`);
    return false;
  });
}

interface Person {
  contact_id: number;
  changes: ContactChange[];
}

async function nextPeople(tx: Tx, run: number): Promise<Person[]> {
  return tx.rows<Person>(sql`
    select contact_id, json_agg(change order by line) as changes
    from import_change where run_id = ${run} and state = 'done'
    group by contact_id order by contact_id limit ${PIECE}`);
}

async function putBack(
  tx: Tx,
  people: readonly Person[],
  telling: { run: number; by: string; at: Date },
): Promise<void> {
  const facts = await readFacts(
    tx,
    people.map((person) => person.contact_id),
  );
  const verdicts = people.map(({ contact_id: id, changes }) => {
    const standing = facts.get(id);
    const change = mergeChanges(changes);
    if (!standing) return { id, state: 'gone', entries: [] };
    const state = stillStands(standing, change, telling.run) ? 'undone' : 'kept';
    return { id, state, entries: undoEntries(id, change, telling) };
  });
  await appendToLog(
    tx,
    verdicts.flatMap(({ entries }) => entries),
    telling.at,
  );
  await tx.run(sql`
    update import_change c set state = v.state
    from unnest(${verdicts.map(({ id }) => id)}::bigint[], ${verdicts.map(({ state }) => state)}::text[]) as v (id, state)
    where c.run_id = ${telling.run} and c.contact_id = v.id`);
}
