import { sql } from '../../../kernel/database/sql.ts';
import type { BadLine, OrderLine } from '../rules/read-order-line.ts';
import type { Session } from '../session.ts';

/** A row of an order file with what it says, or why it cannot be used. */
export interface StagedLine {
  line: number;
  cells: string[];
  said: OrderLine | (BadLine & { orderId: string });
}

/**
 * Makes the temporary table that holds the rows of an order file, so that rows of one order may stand anywhere in
 * a file of any size.
 */
export async function makeLineTable(session: Session): Promise<void> {
  await session.run(sql`
    create temp table import_line (
      line bigint not null,
      order_id text collate "C" not null,
      cancelled boolean not null,
      cancels text collate "C",
      who text collate "C",
      at timestamptz,
      amount bigint not null,
      quantity bigint,
      sku text collate "C",
      props text,
      problem text,
      detail text,
      cells text not null
    )`);
}

/** Writes rows in one statement. */
export async function stageLines(session: Session, lines: readonly StagedLine[]): Promise<void> {
  if (lines.length === 0) return;
  await session.run(sql`
    insert into import_line
    select line, "order", cancelled, cancels, who, at, amount, quantity, sku, props, problem, detail, cells
    from json_to_recordset(${JSON.stringify(lines.map(toJson))}::json) as r (
      line bigint, "order" text, cancelled boolean, cancels text, who text, at timestamptz, amount bigint,
      quantity bigint, sku text, props text, problem text, detail text, cells text)`);
}

function toJson({ line, cells, said }: StagedLine): Record<string, unknown> {
  const common = { line, order: said.orderId, cells: JSON.stringify(cells) };
  if ('reason' in said)
    return { ...common, cancelled: false, amount: 0, problem: said.reason, detail: said.detail };
  return {
    ...common,
    cancelled: said.cancelled,
    cancels: said.cancels,
    who: said.who && JSON.stringify(said.who),
    at: said.at,
    amount: String(said.amount),
    quantity: said.quantity === null ? null : String(said.quantity),
    sku: said.sku,
    props: said.props && JSON.stringify(said.props),
  };
}
