import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { PARTS } from '../../../kernel/log/append.ts';
import type { Mapping } from '../rules/propose-map.ts';

export interface Move {
  journey: string;
  from: readonly number[];
  to: number;
  mappings: readonly Mapping[];
  by: string;
}

/** A node that no journey has: whoever is woken there leaves. */
const EXIT = -1;

/**
 * Puts everybody at the mapped steps on the newest version: those who keep waiting keep their time, the others are
 * woken now. Tasks that nobody waits for any more are cancelled. One statement, whatever the number. @returns how many.
 */
export async function moveEnrolments(tx: Tx, move: Move, now: Date): Promise<number> {
  const rows = move.mappings.map(({ from, to, how }) => ({
    node: from,
    to: to ?? EXIT,
    keep: how === 'keep',
  }));
  const row = await tx.one<{ moved: number }>(sql`
    with map as (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as r (node int, "to" int, keep boolean)
    ),
    chosen as materialized (
      select e.id, e.contact_id, e.version, e.node, e.seq, e.task_id, e.waiting, m."to",
        m.keep and e.waiting is distinct from 'entry' as keep
      from enrolment e join map m on m.node = e.node
      where e.journey = ${move.journey} and e.status = 'active' and e.version = any(${move.from}::int[])
      for update of e
    ),
    moved as (
      update enrolment e set version = ${move.to}, node = c."to", seq = e.seq + 1,
        waiting = case when c.keep then e.waiting else 'entry' end,
        -- Whoever was about to enter a step in the time to come still waits until then.
        due_at = case when c.keep or (c.waiting = 'entry' and c."to" <> ${EXIT}) then e.due_at else ${now} end
      from chosen c where e.id = c.id
      returning e.id, e.contact_id, e.due_at, c.keep
    ),
    woken as (
      insert into timer (part, module, ref, contact_id, due_at)
      select contact_id % ${PARTS}, 'journeys', id, contact_id, due_at from moved where not keep
      on conflict (part, module, ref) do update set due_at = excluded.due_at, error = null
    ),
    noted as (
      insert into journey_step (enrolment_id, seq, journey, version, node, at, outcome, detail)
      select id, seq + 1, ${move.journey}, version, node, ${now}::timestamptz, 'moved',
        jsonb_build_object('toVersion', ${move.to}::int, 'to', "to", 'by', ${move.by}::text)
      from chosen
    ),
    closed as (
      update task t set state = 'cancelled', outcome = 'journey moved', closed_at = ${now}
      from chosen c where t.id = c.task_id and c.waiting = 'task' and not c.keep and t.state = 'open'
    )
    select count(*) as moved from moved`);
  return row?.moved ?? 0;
}
