import type { Queryable } from '../../../kernel/database/database.ts';
import { raw, sql } from '../../../kernel/database/sql.ts';
import type { MovementKind } from '../../../reaction/points-state.ts';

export interface MovementRow {
  id: number;
  scheme: string;
  kind: MovementKind;
  points: number;
  at: Date;
  reason: string | null;
  source: string;
  by_name: string | null;
  /** The event that a rule gave them for. */
  event: string | null;
  reverses: number | null;
  reversible: boolean;
}

/** A page of a contact's movements, and how many there are. */
export async function listMovements(
  db: Queryable,
  {
    contact,
    scheme,
    kind,
  }: { contact: number; scheme?: string | undefined; kind?: MovementKind | undefined },
  page: { sort: 'at' | '-at'; limit: number; offset: number },
): Promise<{ rows: MovementRow[]; total: number }> {
  const where = sql`m.contact_id = ${contact}
    ${scheme === undefined ? sql`` : sql`and m.scheme = ${scheme}`}
    ${kind === undefined ? sql`` : sql`and m.kind = ${kind}`}`;
  const order = raw(page.sort === 'at' ? 'm.id' : 'm.id desc');
  const rows = await db.rows<MovementRow>(sql`
    select m.id, m.scheme, m.kind, m.points, m.at, m.reason, m.source, m.by_name, m.reverses,
      case when m.rule is not null then e.name end as event,
      m.kind in ('earned', 'spent') and not exists (
        select from points_movement r where r.reverses = m.id) as reversible
    from points_movement m left join event e on e.part = m.part and e.seq = m.seq
    where ${where} order by ${order} limit ${page.limit} offset ${page.offset}`);
  const count = await db.one<{ total: number }>(
    sql`select count(*) as total from points_movement m where ${where}`,
  );
  return { rows, total: count?.total ?? 0 };
}

export interface BalanceRow {
  scheme: string;
  balance: number;
  ends_at: Date | null;
  ending: number | null;
  earned: number;
  spent: number;
  expired: number;
}

/** What a contact has in each scheme at a moment, what of it ends next, and what has come and gone. */
export async function readBalances(db: Queryable, contact: number, now: Date): Promise<BalanceRow[]> {
  return db.rows<BalanceRow>(sql`
    with open as (
      select scheme, remaining, ends_at, min(ends_at) over (partition by scheme) as next from points_lot
      where contact_id = ${contact} and remaining > 0 and (ends_at is null or ends_at > ${now})
    ),
    held as (
      select scheme, sum(remaining)::int as balance, min(next) as ends_at,
        (sum(remaining) filter (where ends_at = next))::int as ending
      from open group by scheme
    ),
    moved as (
      select scheme, coalesce(sum(points) filter (where kind = 'earned'), 0)::int as earned,
        coalesce(-sum(points) filter (where kind = 'spent'), 0)::int as spent,
        coalesce(-sum(points) filter (where kind = 'expired'), 0)::int as expired
      from points_movement where contact_id = ${contact} group by scheme
    )
    select scheme, coalesce(h.balance, 0) as balance, h.ends_at, h.ending, coalesce(m.earned, 0) as earned,
      coalesce(m.spent, 0) as spent, coalesce(m.expired, 0) as expired
    from moved m full join held h using (scheme) order by scheme`);
}
