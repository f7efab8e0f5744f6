import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { type MassSendRow, massSendColumns } from './mass-send-row.ts';

/** Whether any mass task is to be created now: asked every second, while there mostly is none. */
export async function hasReadySends(db: Queryable, now: Date): Promise<boolean> {
  const row = await db.one(
    sql`select from mass_send where state = 'ready' and next_check_at <= ${now} limit 1`,
  );
  return row !== undefined;
}

/**
 * Takes mass tasks that are to be created now. From the commit on they count as called.
 * @param lateOnly only those that have run out and will not be called.
 */
export function claimReadySends(
  db: Queryable,
  limit: number,
  { now, lateOnly }: { now: Date; lateOnly: boolean },
): Promise<MassSendRow[]> {
  return db.rows(sql`
    with due as materialized (
      select id from mass_send where state = 'ready' and next_check_at <= ${now} and (not_after <= ${now} or not ${lateOnly})
      order by next_check_at, id limit ${limit} for update skip locked
    )
    update mass_send m
    set state = 'calling', called_at = ${now}, first_called_at = coalesce(m.first_called_at, ${now}),
        attempts = m.attempts + 1
    from due where m.id = due.id
    returning ${massSendColumns}`);
}
