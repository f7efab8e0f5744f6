import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

/**
 * Takes one of a mass task's reminders before the platform is called, so that a crash costs a reminder and never
 * sends one too many.
 * @param limit.asked whether an operator has asked for it.
 * @returns false when the limit of 24 hours is reached or another process was faster.
 */
export async function takeReminder(
  db: Queryable,
  id: number,
  limit: { now: Date; perDay: number; asked: boolean },
): Promise<boolean> {
  const taken = await db.run(sql`
    update mass_send set reminded = reminded || ${limit.now}::timestamptz, remind_wanted = false
    where id = ${id} and state = 'awaiting-staff' and remind_wanted = ${limit.asked}
      and (select count(*) from unnest(reminded) as at where at > ${limit.now}::timestamptz - interval '24 hours')
          < ${limit.perDay}`);
  return taken > 0;
}
