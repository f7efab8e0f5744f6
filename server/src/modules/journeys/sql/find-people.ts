import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** What names a person; the first that is known decides. */
export type Names = readonly { kind: string; value: string }[];

/** The contact of each list of identities; null for people whom nobody knows. Creates nobody. */
export async function findPeople(db: Queryable, lists: readonly Names[]): Promise<(number | null)[]> {
  const rows = lists.flatMap((list, nr) => list.map(({ kind, value }, i) => ({ nr, i, kind, value })));
  const found = await db.rows<{ nr: number; contact_id: number }>(sql`
    with asked as (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as r (nr int, i int, kind text, value text)
    )
    select distinct on (nr) nr, contact_id from (
      select a.nr, a.i, n.contact_id from asked a join identity n on n.kind = a.kind and n.value = a.value
      union all
      select a.nr, a.i, c.id from asked a
      join contact c on c.id = case when a.kind = 'contact_id' and a.value ~ '^[1-9][0-9]{0,14}$' then a.value::bigint end
    ) known order by nr, i`);
  const byNr = new Map(found.map((row) => [row.nr, row.contact_id]));
  return lists.map((_, nr) => byNr.get(nr) ?? null);
}

/** Who of these contacts has entered a journey with this key, and whether they still are under way. */
export async function findEntries(
  db: Queryable,
  { journey, key, contacts }: { journey: string; key: string; contacts: readonly number[] },
): Promise<Map<number, 'active' | 'ended'>> {
  const rows = await db.rows<{ contact_id: number; status: 'active' | 'ended' }>(sql`
    select distinct on (contact_id) contact_id, status from enrolment
    where contact_id = any(${contacts}::bigint[]) and journey = ${journey} and entry_key = ${key}
    order by contact_id, entry desc`);
  return new Map(rows.map((row) => [row.contact_id, row.status]));
}
