import type { Database } from '../../../server/src/kernel/database/database.ts';
import { type Sql, sql } from '../../../server/src/kernel/database/sql.ts';
import { LATE_START_MS } from '../../../server/src/modules/journeys/rules/react.ts';

/** The log as if whoever was merged had always been one contact. */
export const events: Sql = sql`
  (select e.part, e.seq, coalesce(r.target, e.contact_id) as contact_id, e.name, e.at, e.logged_at, e.props, e.source, e.dedupe
   from event e left join log_redirect r on r.contact_id = e.contact_id)`;

/** What takes an event from the log to its turn at the longest, on the clock of a storm. */
const TURN_MS = 3_600_000;

/** Whether an event was told so long after it happened that it starts no journey, or need not. */
export function toldLate(event: Sql): Sql {
  return sql`(${event}.logged_at - ${event}.at > make_interval(secs => ${(LATE_START_MS - TURN_MS) / 1000}))`;
}

/** Contacts that have taken up another: what was told of both is told of them twice. */
export const joined: Sql = sql`(select target from log_redirect)`;

/** Which number stands for a contact by now. */
export async function readNames(db: Database): Promise<(contact: number) => number> {
  const rows = await db.rows<{ contact_id: number; target: number }>(
    sql`select contact_id, target from log_redirect`,
  );
  const targets = new Map(rows.map((row) => [row.contact_id, row.target]));
  return (contact) => targets.get(contact) ?? contact;
}
