import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

/**
 * Takes one of a mass task's reminders before the platform is called, so that a crash costs a reminder and never
 * sends one too many.
 * @param limit.asked whether an operator has asked for it. If nobody has, the sender gets none when he was
 * reminded of any task after `quietSince`: one ring is enough for many tasks.
 * @returns false when the limit of 24 hours is reached or another process was faster.
 */
export async function takeReminder(
  db: Queryable,
  id: number,
  limit: { now: Date; perDay: number; asked: boolean; quietSince: Date },
): Promise<boolean> {
  const taken = await db.run(sql`
    update mass_send set reminded = reminded || ${limit.now}::timestamptz, remind_wanted = false
    where id = ${id} and state = 'awaiting-staff' and remind_wanted = ${limit.asked}
      and (${limit.asked} or not exists (
        select from mass_send other, unnest(other.reminded) as at
        where other.staff = mass_send.staff and other.state = 'awaiting-staff' and at > ${limit.quietSince}))
      and (select count(*) from unnest(reminded) as at where at > ${limit.now}::timestamptz - interval '24 hours')
          < ${limit.perDay}`);
  return taken > 0;
}
