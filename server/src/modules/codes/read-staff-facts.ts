import type { Plan } from '@hetang/contract/plan/registry';
import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { dayIn, startOfDay } from '../../kernel/zone.ts';
import { departedUserids } from '../transfers/api.ts';
import { codeStaffKey, type StaffFacts } from './rules/hindrance.ts';

/**
 * Who has stopped or left, and how many each took today. Customers who were handed over to somebody are not counted:
 * nobody was added.
 */
export async function readStaffFacts(db: Queryable, plan: Plan, now: Date): Promise<StaffFacts> {
  const day = dayIn(now, plan.meta.timezone);
  const departed = await departedUserids(db);
  const pauses = await db.rows<{ staff: string; until: Date | null }>(
    sql`select staff, until from staff_pause where until is null or until > ${now}`,
  );
  const added = await db.rows<{ staff: string; code: string | null; count: number }>(sql`
    select r.staff, r.code, count(*)::int as count
    from relation r
    where r.added_at >= ${startOfDay(day, plan.meta.timezone)} and r.added_at <= ${now}
      and not exists (
        select from transfer_person p
        where p.contact_id = r.contact_id and p.to_staff = r.staff and p.state = 'done')
    group by r.staff, r.code`);
  const addedToday = new Map<string, number>();
  const addedByCode = new Map<string, number>();
  for (const { staff, code, count } of added) {
    addedToday.set(staff, (addedToday.get(staff) ?? 0) + count);
    if (code !== null) addedByCode.set(codeStaffKey(code, staff), count);
  }
  return {
    day,
    paused: new Map(pauses.map(({ staff, until }) => [staff, until])),
    departed: new Set(
      Object.entries(plan.staff).flatMap(([staff, { wecom }]) => (departed.has(wecom) ? [staff] : [])),
    ),
    addedToday,
    addedByCode,
  };
}
