import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

export interface ClaimedNotice {
  id: number;
  staff: string | null;
  params: Record<string, unknown>;
  attempts: number;
  not_after: Date | null;
  /** The task that it tells of. */
  task: { id: number; kind: string; state: string; fills: string[] } | null;
}

/** Takes the notices that are due for some members of staff; they are under way from now on. */
export function claimNotices(db: Queryable, members: number, now: Date): Promise<ClaimedNotice[]> {
  return db.rows(sql`
    with turn as materialized (
      select staff from intention
      where kind = 'staff-notice' and state in ('pending', 'deferred', 'unknown')
        and coalesce(retry_at, not_before) <= ${now}
      group by staff order by min(coalesce(retry_at, not_before)) limit ${members}
    ),
    due as materialized (
      select id from intention
      where kind = 'staff-notice' and state in ('pending', 'deferred', 'unknown')
        and coalesce(retry_at, not_before) <= ${now}
        and exists (select from turn where turn.staff is not distinct from intention.staff)
      order by id limit 1000 for update skip locked
    ),
    taken as (
      update intention i set state = 'calling', called_at = ${now}, attempts = i.attempts + 1
      from due where i.id = due.id
      returning i.id, i.staff, i.params, i.attempts, i.not_after
    )
    select taken.*,
      case when t.id is not null
        then json_build_object('id', t.id, 'kind', t.kind, 'state', t.state, 'fills', t.fills) end as task
    from taken left join task t on t.id = (taken.params ->> 'task')::bigint
    order by taken.id`);
}
