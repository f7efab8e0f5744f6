import type { Queryable } from '../../../kernel/database/database.ts';
import { raw, sql } from '../../../kernel/database/sql.ts';

export interface TierContactRow {
  id: number;
  name: string | null;
  tier: string | null;
  since: Date;
  review_at: Date | null;
  manual: boolean;
}

/** A page of those who stand on a ladder, or on one of its tiers, and how many there are. */
export async function listTierContacts(
  db: Queryable,
  { ladder, tier }: { ladder: string; tier: string | undefined },
  page: { sort: 'since' | '-since'; limit: number; offset: number },
): Promise<{ rows: TierContactRow[]; total: number }> {
  const where = sql`t.ladder = ${ladder} ${tier === undefined ? sql`` : sql`and t.tier = ${tier}`}`;
  const order = raw(page.sort === 'since' ? 't.since, t.contact_id' : 't.since desc, t.contact_id desc');
  const rows = await db.rows<TierContactRow>(sql`
    with page as materialized (
      select * from contact_tier t where ${where} order by ${order} limit ${page.limit} offset ${page.offset}
    )
    select c.id, c.name, t.tier, t.since, t.review_at, t.manual
    from page t join contact c on c.id = t.contact_id order by ${order}`);
  const count = await db.one<{ total: number }>(
    sql`select count(*) as total from contact_tier t where ${where}`,
  );
  return { rows, total: count?.total ?? 0 };
}
