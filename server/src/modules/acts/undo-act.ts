import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';
import { appendToLog } from '../../kernel/log/append.ts';
import { releaseMany } from '../contacts/api.ts';
import type { ActsDeps } from './deps.ts';
import { PIECE } from './pieces.ts';
import { sourceOf, undoEntries } from './rules/entries.ts';
import { stateOf, undoOf } from './rules/standing.ts';
import { type ActRow, lockAct } from './sql/find-acts.ts';
import { type ActPerson, nextPeople, type PersonChange, writePeople } from './sql/people.ts';
import { standingByOthers } from './sql/standing-by-others.ts';

/**
 * Puts back what an act changed, and nothing else; what somebody changed since stays as it is. A second time nothing
 * happens.
 * @throws HetangError `act/not-undone` with the reason.
 */
export async function undoAct({ db, clock, goOn }: ActsDeps, id: number, by: string): Promise<void> {
  await db.transaction(async (tx) => {
    const row = await lockAct(tx, id);
    const now = clock.now();
    const undo = undoOf(row, now);
    if (undo === 'done') return;
    if (undo !== 'possible') throw new HetangError('act/not-undone', { id, reason: undo });
    await tx.run(sql`update bulk_act set undo_by = ${by}, undo_started_at = ${now} where id = ${id}`);
    const done = row.counts.find(({ state }) => state === 'done')?.count ?? 0;
    if (done > PIECE) await goOn(tx);
    else await undoPiece(tx, { ...row, undo_by: by }, now);
  });
}

/** Puts back the next people of an act that is being undone; answers whether there are more. */
export async function workUndo({ db, clock }: Pick<ActsDeps, 'db' | 'clock'>, id: number): Promise<boolean> {
  return db.transaction(async (tx) => {
    const row = await lockAct(tx, id);
    return stateOf(row) === 'undoing' && undoPiece(tx, row, clock.now());
  });
}

async function undoPiece(tx: Tx, row: ActRow, now: Date): Promise<boolean> {
  const people = await nextPeople(tx, row.id, { state: 'done', above: 0, size: PIECE });
  await writePeople(tx, row.id, await putBack(tx, row, { people, now }));
  if (people.length === PIECE) return true;
  await tx.run(sql`update bulk_act set undo_ended_at = ${now} where id = ${row.id}`);
  return false;
}

async function putBack(
  tx: Tx,
  { id, act, undo_by, started_at }: ActRow,
  { people, now }: { people: readonly ActPerson[]; now: Date },
): Promise<PersonChange[]> {
  const by = undo_by ?? '';
  if (act.kind === 'journey') return [];
  const undone = (contact: number): PersonChange => ({
    id: contact,
    state: 'undone',
    reason: null,
    before: null,
  });
  if (act.kind === 'suppress') {
    const ids = [...new Set(people.map((person) => person.current))];
    const gone = new Set(await releaseMany(tx, ids, { by, source: sourceOf(id) }, now));
    return people.map(({ contact_id: contact, current }) =>
      gone.has(current) ? undone(contact) : { ...undone(contact), state: 'kept', reason: 'changed-since' },
    );
  }
  const ids = people.map((person) => person.contact_id);
  const others =
    act.kind === 'stage' && started_at
      ? await standingByOthers(tx, ids, { act: id, stage: act.stage, since: started_at })
      : new Set<number>();
  // By the number they were taken up under: the log sends it on, and a split of the merge finds whose it was.
  const open = people.filter((person) => !others.has(person.contact_id));
  const told = open.map(({ contact_id: contactId, before }) => ({
    contactId,
    entries: undoEntries(act, { contactId, before: before ?? {} }, { act: id, by, at: now }),
  }));
  await appendToLog(
    tx,
    told.flatMap(({ entries }) => entries),
    now,
  );
  return [
    ...told.map(
      ({ contactId, entries }): PersonChange =>
        entries.length > 0
          ? undone(contactId)
          : { ...undone(contactId), state: 'kept', reason: 'no-way-back' },
    ),
    ...[...others].map(
      (contact): PersonChange => ({
        ...undone(contact),
        state: 'kept',
        reason: 'changed-since',
      }),
    ),
  ];
}
