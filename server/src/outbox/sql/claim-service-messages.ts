import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

export interface DueServiceMessage {
  id: number;
  dedupe: string;
  contact_id: number | null;
  /** Staff key: who is named in the text. */
  staff: string | null;
  message: string | null;
  plan_version: number;
  /** Calls so far. */
  attempts: number;
  not_after: Date | null;
  created_at: Date;
  contact_name: string | null;
  /** What the contact's field for its time zone says, if the plan has one. */
  zone: string | null;
  /** An earlier call got no clear answer. */
  was_unknown: boolean;
}

/** Why a message waits that has its own time; the platform has nothing to do with it. */
const HELD_BACK = ['journey-paused', 'quiet-hours', 'frequency-cap'];

/**
 * Messages by customer service that are due, oldest first; locked until the commit. One person's go out one after the
 * other, as the plan says them: while an earlier one is due, under way, unclear or refused for the moment, the next waits.
 */
export function dueServiceMessages(
  tx: Tx,
  limit: number,
  { now, zoneField }: { now: Date; zoneField: string | null },
): Promise<DueServiceMessage[]> {
  return tx.rows(sql`
    with due as materialized (
      select i.id from intention i
      where i.kind = 'service-message' and i.state in ('pending', 'deferred', 'unknown')
        and coalesce(i.retry_at, i.not_before) <= ${now}
        and not exists (
          select 1 from intention earlier
          where earlier.contact_id = i.contact_id and earlier.id < i.id
            and earlier.kind = 'service-message' and earlier.state in ('pending', 'deferred', 'unknown', 'calling')
            and (earlier.state in ('unknown', 'calling') or coalesce(earlier.retry_at, earlier.not_before) <= ${now}
              or earlier.attempts > 0 and earlier.reason <> all(${HELD_BACK}::text[])))
      order by coalesce(i.retry_at, i.not_before), i.id limit ${limit} for update skip locked
    )
    select i.id, i.dedupe, i.contact_id, coalesce(i.staff, c.owner) as staff, i.message, i.plan_version, i.attempts,
           i.not_after, i.created_at, c.name as contact_name, c.fields ->> ${zoneField} as zone,
           i.state = 'unknown' as was_unknown
    from due join intention i using (id) left join contact c on c.id = i.contact_id
    order by coalesce(i.retry_at, i.not_before), i.id`);
}

/** They are under way from now on. */
export async function beginServiceMessages(tx: Tx, ids: readonly number[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.run(sql`
    update intention set state = 'calling', called_at = ${now}, attempts = attempts + 1
    where id = any(${ids}::bigint[])`);
}
