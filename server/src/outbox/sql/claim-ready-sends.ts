import type { Queryable, Tx } from '../../kernel/database/database.ts';
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
 * Mass tasks that are to be created now, the longest waiting first; locked until the commit.
 * @param lateOnly only those that have run out and will not be called.
 */
export async function holdReadySends(
  tx: Tx,
  limit: number,
  { now, lateOnly }: { now: Date; lateOnly: boolean },
): Promise<number[]> {
  const due = await tx.rows<{ id: number }>(sql`
    select id from mass_send where state = 'ready' and next_check_at <= ${now} and (not_after <= ${now} or not ${lateOnly})
    order by next_check_at, id limit ${limit} for update skip locked`);
  return due.map(({ id }) => id);
}

/** Those of held tasks that are still to be created count as called from the commit on. */
export function beginReadySends(tx: Tx, ids: readonly number[], now: Date): Promise<MassSendRow[]> {
  return tx.rows(sql`
    update mass_send m
    set state = 'calling', called_at = ${now}, first_called_at = coalesce(m.first_called_at, ${now}),
        attempts = m.attempts + 1
    where id = any(${ids}::bigint[]) and state = 'ready'
    returning ${massSendColumns}`);
}
