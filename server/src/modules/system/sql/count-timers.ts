import type { System } from '@hetang/contract/http/system';
import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** @param at what is due now, and since when it should have fired. */
export async function countTimers(
  db: Queryable,
  at: { now: Date; lateBefore: Date },
): Promise<System['timers']> {
  const row = await db.one<Omit<System['timers'], 'nextAt'> & { next: Date | null }>(sql`
    select
      count(*) filter (where error is null and due_at > ${at.now}) as waiting,
      count(*) filter (where error is null and due_at <= ${at.now}) as due,
      count(*) filter (where error is null and due_at <= ${at.lateBefore}) as overdue,
      count(error) as failed,
      min(due_at) filter (where error is null and due_at > ${at.now}) as next
    from timer`);
  return {
    waiting: row?.waiting ?? 0,
    due: row?.due ?? 0,
    overdue: row?.overdue ?? 0,
    failed: row?.failed ?? 0,
    nextAt: row?.next?.toISOString() ?? null,
  };
}
