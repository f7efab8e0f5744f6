import type { BulkAct } from '@hetang/contract/http/bulk-acts';
import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { appendToLog } from '../../kernel/log/append.ts';
import { currentPlan } from '../../plan/current.ts';
import { suppressMany } from '../contacts/api.ts';
import { enrolPeople } from '../journeys/api.ts';
import type { ActsDeps } from './deps.ts';
import { judgePeople } from './judge-people.ts';
import { PIECE } from './pieces.ts';
import { entryOf, sourceOf } from './rules/entries.ts';
import { stateOf } from './rules/standing.ts';
import { type ActRow, lockAct } from './sql/find-acts.ts';
import { nextPeople, type PersonChange, writePeople } from './sql/people.ts';

/** Begins a planned act; a second time nothing happens. A small one is done at once, a larger one in the background. */
export async function runAct({ db, clock, goOn }: ActsDeps, id: number): Promise<void> {
  await db.transaction(async (tx) => {
    const row = await lockAct(tx, id);
    if (row.started_at !== null) return;
    const now = clock.now();
    await tx.run(sql`update bulk_act set started_at = ${now} where id = ${id}`);
    const waiting = row.counts.find(({ state }) => state === 'planned')?.count ?? 0;
    if (waiting > PIECE) await goOn(tx);
    else await doPiece(tx, { ...row, started_at: now }, now);
  });
}

/** Does the next people of an act; ends it when there are no more. Answers whether there are more. */
export async function workPiece({ db, clock }: Pick<ActsDeps, 'db' | 'clock'>, id: number): Promise<boolean> {
  return db.transaction(async (tx) => {
    const row = await lockAct(tx, id);
    return stateOf(row) === 'running' && doPiece(tx, row, clock.now());
  });
}

async function doPiece(tx: Tx, row: ActRow, now: Date): Promise<boolean> {
  const people = await nextPeople(tx, row.id, { state: 'planned', above: 0, size: PIECE });
  const plan = (await currentPlan(tx))?.plan ?? null;
  if (people.length > 0) {
    // Judged again: the look beforehand may be minutes old, and who was merged since is somebody else.
    const ids = [...new Set(people.map((person) => person.current))];
    const verdicts = await judgePeople(tx, { act: row.act, plan }, { ids, now });
    const done = new Map((await bringAbout(tx, row, { verdicts, now })).map((change) => [change.id, change]));
    const changes = people.flatMap(({ contact_id: id, current }) => {
      const change = done.get(current);
      return change ? [{ ...change, id }] : [];
    });
    await writePeople(tx, row.id, changes);
  }
  if (people.length === PIECE) return true;
  await tx.run(sql`update bulk_act set ended_at = ${now} where id = ${row.id}`);
  return false;
}

/** Tells the log, by the doors that single acts go through; answers what became of each. */
async function bringAbout(
  tx: Tx,
  row: ActRow,
  { verdicts, now }: { verdicts: readonly PersonChange[]; now: Date },
): Promise<PersonChange[]> {
  const ids = verdicts.filter(({ state }) => state === 'planned').map((verdict) => verdict.id);
  const failed = await tell(tx, row, { ids, now });
  return verdicts.map((verdict): PersonChange => {
    if (verdict.state === 'skipped') return verdict;
    const reason = failed.get(verdict.id);
    return reason ? { ...verdict, state: 'skipped', reason } : { ...verdict, state: 'done' };
  });
}

async function tell(
  tx: Tx,
  { id, act, asked_by }: ActRow,
  { ids, now }: { ids: readonly number[]; now: Date },
): Promise<Map<number, PersonChange['reason']>> {
  switch (act.kind) {
    case 'tags':
    case 'stage': {
      const telling = { act: id, by: asked_by, at: now };
      await appendToLog(
        tx,
        ids.map((contact) => entryOf(act, contact, telling)),
        now,
      );
      return new Map();
    }
    case 'suppress': {
      const until = act.until ? new Date(act.until) : null;
      await suppressMany(tx, ids, { reason: act.reason, by: asked_by, until, source: sourceOf(id) }, now);
      return new Map();
    }
    case 'journey':
      return callIn(tx, { id, act, by: asked_by }, { ids, now });
  }
}

async function callIn(
  tx: Tx,
  { id, act, by }: { id: number; act: Extract<BulkAct, { kind: 'journey' }>; by: string },
  { ids, now }: { ids: readonly number[]; now: Date },
): Promise<Map<number, PersonChange['reason']>> {
  const people = ids.map((contact) => [{ kind: 'contact_id', value: String(contact) }]);
  const wish = { journey: act.journey, id: sourceOf(id), people, by: `staff:${by}` };
  const results = await enrolPeople(tx, wish, now);
  const failed = new Map<number, PersonChange['reason']>();
  for (const [nr, { status }] of results.entries()) {
    const contact = ids[nr];
    if (contact === undefined || status === 'accepted' || status === 'duplicate') continue;
    failed.set(contact, status === 'unknown' ? 'gone' : status);
  }
  return failed;
}
