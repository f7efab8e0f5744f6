import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { type MassSendRow, massSendColumns } from './mass-send-row.ts';

/**
 * Takes mass tasks of which nobody knows whether the platform created them: no clear answer, or under way since
 * before `staleBefore`. Nobody else looks at them until `heldUntil`.
 */
export function claimUnclearSends(
  db: Queryable,
  limit: number,
  times: { now: Date; staleBefore: Date; heldUntil: Date },
): Promise<MassSendRow[]> {
  return db.rows(sql`
    with due as materialized (
      select id from mass_send
      where state = 'unknown' and next_check_at <= ${times.now}
        or state = 'calling' and called_at <= ${times.staleBefore}
      order by id limit ${limit} for update skip locked
    )
    update mass_send m set state = 'unknown', next_check_at = ${times.heldUntil}
    from due where m.id = due.id
    returning ${massSendColumns}`);
}
