import type { BulkReason } from '@hetang/contract/http/bulk-acts';
import type { Queryable, Tx } from '../../../kernel/database/database.ts';
import { type Sql, sql } from '../../../kernel/database/sql.ts';
import type { Before } from '../rules/judge.ts';

export type PersonState = 'planned' | 'skipped' | 'done' | 'undone' | 'kept';
export interface PersonChange {
  id: number;
  state: PersonState;
  reason: BulkReason | null;
  before: Before | null;
}

/** Takes up everybody whom `meant`, a query of numbers, finds: from then on they are the people of the act. */
export async function takeUp(tx: Tx, act: number, meant: Sql): Promise<number> {
  return tx.run(sql`
    insert into bulk_act_person (act_id, contact_id, state)
    select ${act}, id, 'planned' from (${meant}) m`);
}

/** Somebody of an act: by the number they were taken up under, and by the one they have since a merge. */
export interface ActPerson {
  contact_id: number;
  current: number;
  before: Before | null;
}

/** The next people in a state, in order of number, after `above`. */
export async function nextPeople(
  db: Queryable,
  act: number,
  { state, above, size }: { state: PersonState; above: number; size: number },
): Promise<ActPerson[]> {
  return db.rows(sql`
    select p.contact_id, coalesce(r.target, p.contact_id) as current, p.before
    from bulk_act_person p left join log_redirect r on r.contact_id = p.contact_id
    where p.act_id = ${act} and p.state = ${state} and p.contact_id > ${above}
    order by p.contact_id limit ${size}`);
}

export async function writePeople(tx: Tx, act: number, changes: readonly PersonChange[]): Promise<void> {
  if (changes.length === 0) return;
  await tx.run(sql`
    update bulk_act_person p set state = n.state, reason = n.reason, before = coalesce(n.before, p.before)
    from json_to_recordset(${JSON.stringify(changes)}::json) as n (id bigint, state text, reason text, before jsonb)
    where p.act_id = ${act} and p.contact_id = n.id`);
}
