import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

/**
 * Takes one of a mass task's reminders before the platform is called, so that a crash costs a reminder and never
 * sends one too many. False when the limit of 24 hours is reached.
 */
export async function takeReminder(
  db: Queryable,
  id: number,
  limit: { now: Date; perDay: number },
): Promise<boolean> {
  const taken = await db.run(sql`
    update mass_send set reminded = reminded || ${limit.now}::timestamptz, remind_wanted = false
    where id = ${id} and state = 'awaiting-staff'
      and (select count(*) from unnest(reminded) as at where at > ${limit.now}::timestamptz - interval '24 hours')
          < ${limit.perDay}`);
  return taken > 0;
}
