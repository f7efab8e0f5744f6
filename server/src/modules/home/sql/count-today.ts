import type { Home } from '@hetang/contract/http/home';
import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** The numbers of a day (its instants, the end not included), and what is open at an instant. */
export async function countToday(
  db: Queryable,
  day: { start: Date; end: Date; now: Date },
): Promise<Home['today']> {
  const row = await db.one<{
    added: number;
    lost: number;
    sent: number;
    open: number;
    overdue: number;
    awaiting: number;
  }>(sql`
    select
      (select count(*) from contact where added_at >= ${day.start} and added_at < ${day.end}) as added,
      (select count(*) from contact where lost_at >= ${day.start} and lost_at < ${day.end}) as lost,
      (select count(*) from intention where settled_at >= ${day.start} and settled_at < ${day.end}
        and state = 'sent' and kind in ('welcome', 'message')) as sent,
      t.open, t.overdue,
      (select count(*) from mass_send m join intention i on i.mass_send_id = m.id
        where m.state in ('awaiting-staff', 'confirmed') and i.state = 'awaiting-staff') as awaiting
    from (select count(*) as open, count(*) filter (where due_at < ${day.now}) as overdue
          from task where state = 'open') t`);
  return {
    added: row?.added ?? 0,
    lost: row?.lost ?? 0,
    sent: row?.sent ?? 0,
    tasksOpen: row?.open ?? 0,
    tasksOverdue: row?.overdue ?? 0,
    awaitingConfirmation: row?.awaiting ?? 0,
  };
}
