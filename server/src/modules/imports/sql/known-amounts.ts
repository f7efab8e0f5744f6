import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { partOf } from '../../../kernel/log/append.ts';

/** With what amount (minor units) orders stand in the log that were imported before, by their dedupe key. */
export async function knownAmounts(
  db: Queryable,
  repeats: readonly { contactId: number; dedupe: string }[],
): Promise<Map<string, number>> {
  if (repeats.length === 0) return new Map();
  const rows = await db.rows<{ dedupe: string; amount: number }>(sql`
    select e.dedupe, (e.props ->> 'amount')::bigint as amount
    from unnest(${repeats.map((one) => partOf(one.contactId))}::smallint[], ${repeats.map((one) => one.dedupe)}::text[])
      as r (part, dedupe)
    join event e on e.part = r.part and e.dedupe = r.dedupe`);
  return new Map(rows.map((row) => [row.dedupe, row.amount]));
}
