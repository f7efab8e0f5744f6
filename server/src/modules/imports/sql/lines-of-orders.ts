import { sql } from '../../../kernel/database/sql.ts';
import type { Unused } from '../rules/reasons.ts';
import type { Session } from '../session.ts';
import { CELL_END } from './stage-lines.ts';

/** A staged row as it came. `problem` is its own; rows without one suffer for another of their order. */
export interface LineOfOrder {
  line: number;
  orderId: string;
  cancelled: boolean;
  cells: string[];
  problem: Unused | null;
}

/** The rows of some orders, in the order of the file. */
export async function linesOfOrders(session: Session, orderIds: readonly string[]): Promise<LineOfOrder[]> {
  const rows = await session.rows<{
    line: number;
    order_id: string;
    cancelled: boolean;
    cells: string;
    problem: Unused['reason'] | null;
    detail: string | null;
  }>(sql`
    select line, order_id, cancelled, cells, problem, detail
    from import_line where order_id = any(${orderIds}::text[]) order by line`);
  return rows.map(({ line, order_id, cancelled, cells, problem, detail }) => ({
    line,
    orderId: order_id,
    cancelled,
    cells: cells.split(CELL_END),
    problem: problem && { reason: problem, detail: detail ?? '' },
  }));
}
