import { sql } from '../../../kernel/database/sql.ts';
import type { GatheredOrder } from '../rules/settle-order.ts';
import type { Session } from '../session.ts';

/** Adds the staged rows up by order and numbers the orders by time. Answers how many there are. */
export async function gatherOrders(session: Session): Promise<number> {
  await session.run(sql`
    create temp table import_order as
    select row_number() over (order by g.at nulls first, g.order_id, g.cancelled) as nr, g.*, l.props,
           min(g.bad_line) over (partition by g.order_id) as spoiled_by
    from (
      select order_id, bool_or(cancelled) as cancelled, min(cancels) as cancels, min(who) as first_who,
             max(who) as last_who, min(at) as at, count(*) as lines, sum(amount) as amount,
             sum(quantity) as quantity, min(sku) as first_sku, max(sku) as last_sku, min(line) as first_line,
             min(line) filter (where problem is not null) as bad_line
      from import_line
      group by order_id, cancelled and problem is null
    ) g
    left join import_line l on l.line = g.first_line and l.props is not null`);
  await session.run(sql`create unique index on import_order (nr)`);
  await session.run(sql`create index on import_line (order_id)`);
  const row = await session.one<{ n: number }>(sql`select count(*) as n from import_order`);
  return row?.n ?? 0;
}

interface OrderRow {
  order_id: string;
  cancelled: boolean;
  cancels: string | null;
  first_who: string | null;
  last_who: string | null;
  at: Date | null;
  lines: number;
  amount: string;
  quantity: string | null;
  first_sku: string | null;
  last_sku: string | null;
  props: string | null;
  spoiled_by: number | null;
}

/** The next orders by time after the one numbered `after`. */
export async function nextOrders(session: Session, after: number, limit: number): Promise<GatheredOrder[]> {
  const rows = await session.rows<OrderRow>(sql`
    select order_id, cancelled, cancels, first_who, last_who, at, lines, amount::text, quantity::text, first_sku,
           last_sku, props, spoiled_by
    from import_order where nr > ${after}::bigint order by nr limit ${limit}::int`);
  return rows.map((row) => ({
    orderId: row.order_id,
    cancelled: row.cancelled,
    cancels: row.cancels,
    firstWho: parse(row.first_who),
    lastWho: parse(row.last_who),
    at: row.at,
    lines: row.lines,
    amount: BigInt(row.amount),
    quantity: row.quantity === null ? null : BigInt(row.quantity),
    firstSku: row.first_sku,
    lastSku: row.last_sku,
    props: parse(row.props),
    spoiledBy: row.spoiled_by,
  }));
}

function parse<T>(text: string | null): T | null {
  return text === null ? null : (JSON.parse(text) as T);
}
