import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { type PostRow, postColumns } from './post-row.ts';

/**
 * Takes Moments that are to be created now. From the commit on they count as called.
 * @param lateOnly only those that have run out and will not be called.
 */
export function claimReady(
  db: Queryable,
  limit: number,
  { now, lateOnly }: { now: Date; lateOnly: boolean },
): Promise<PostRow[]> {
  return db.rows(sql`
    with due as materialized (
      select id from moment_post
      where state = 'ready' and next_check_at <= ${now} and (not_after <= ${now} or not ${lateOnly})
      order by next_check_at, id limit ${limit} for update skip locked
    )
    update moment_post p
    set state = 'calling', called_at = ${now}, first_called_at = coalesce(p.first_called_at, ${now}),
        attempts = p.attempts + 1
    from due where p.id = due.id
    returning ${postColumns}`);
}

/**
 * Takes Moments that are to be looked at: unclear ones, those that the platform is at, and those whose results are read.
 * One that is under way since before `staleBefore` counts as unclear. Nobody else looks at them until `heldUntil`.
 */
export function claimOpen(
  db: Queryable,
  limit: number,
  { now, staleBefore, heldUntil }: { now: Date; staleBefore: Date; heldUntil: Date },
): Promise<PostRow[]> {
  return db.rows(sql`
    with due as materialized (
      select id from moment_post
      where next_check_at <= ${now} and state <> 'ready' and (state <> 'calling' or called_at <= ${staleBefore})
      order by next_check_at, id limit ${limit} for update skip locked
    )
    update moment_post p
    set next_check_at = ${heldUntil}, state = case when p.state = 'calling' then 'unknown' else p.state end
    from due where p.id = due.id
    returning ${postColumns}`);
}
