import type { Plan } from '@hetang/contract/plan/registry';
import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { startOfDay } from '../../../kernel/zone.ts';
import { quotaWindow } from '../../../outbox/windows.ts';

/** By staff: Moments of this month, in the plan's zone, that they have published or are asked to. */
export async function publishedThisMonth(db: Queryable, plan: Plan, now: Date): Promise<Map<string, number>> {
  const { timezone } = plan.meta;
  const { start, next } = quotaWindow(now, 'days-of-month', timezone);
  const rows = await db.rows<{ staff: string; count: number }>(sql`
    select m.staff, count(*)::int as count
    from moment_post p join moment_member m on m.post_id = p.id
    where p.due_at >= ${startOfDay(start, timezone)} and p.due_at < ${next}
      and m.state in ('waiting', 'published')
    group by m.staff`);
  return new Map(rows.map(({ staff, count }) => [staff, count]));
}
