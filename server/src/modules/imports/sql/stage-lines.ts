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

/** Part cells, columns and rows in one text. `decode` leaves no such character in the file's own words. */
export const CELL_END = '\u001d';
const COLUMN_END = '\u001f';
const ROW_END = '\u001e';
const NULL = '\u001c';

/** Writes rows in one statement, as one text that costs far less to write and to read than JSON. */
export async function stageLines(session: Session, lines: readonly StagedLine[]): Promise<void> {
  if (lines.length === 0) return;
  await session.run(sql`
    insert into import_line
    select f[1]::bigint, f[2], f[3]::boolean, f[4], f[5], to_timestamp(f[6]::float8 / 1000), f[7]::bigint, f[8]::bigint,
           f[9], f[10], f[11], f[12], f[13]
    from (
      select string_to_array(r, ${COLUMN_END}, ${NULL}) as f
      from string_to_table(${lines.map(toText).join(ROW_END)}, ${ROW_END}) as r
    ) as fields`);
}

function toText({ line, cells, said }: StagedLine): string {
  const row = cells.join(CELL_END);
  const { orderId } = said;
  if ('reason' in said)
    return toColumns([
      line,
      orderId,
      false,
      null,
      null,
      null,
      0,
      null,
      null,
      null,
      said.reason,
      said.detail,
      row,
    ]);
  const { cancelled, cancels, at, amount, quantity, sku } = said;
  const who = said.who && JSON.stringify(said.who);
  const props = said.props && JSON.stringify(said.props);
  const time = at?.getTime() ?? null;
  return toColumns([
    line,
    orderId,
    cancelled,
    cancels,
    who,
    time,
    amount,
    quantity,
    sku,
    props,
    null,
    null,
    row,
  ]);
}

function toColumns(values: readonly (string | number | bigint | boolean | null)[]): string {
  return values.map((value) => (value === null ? NULL : String(value))).join(COLUMN_END);
}
