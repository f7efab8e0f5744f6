import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

export interface ClaimedWelcome {
  id: number;
  contact_id: number | null;
  staff: string | null;
  message: string | null;
  plan_version: number;
  params: Record<string, unknown>;
  attempts: number;
  not_after: Date | null;
  created_at: Date;
  contact_name: string | null;
  /** An earlier call got no clear answer. */
  was_unknown: boolean;
}

/** Takes welcomes that are due; they are under way from now on. */
export function claimWelcomes(db: Queryable, limit: number, now: Date): Promise<ClaimedWelcome[]> {
  return db.rows(sql`
    with due as materialized (
      select id, contact_id, state from intention
      where kind = 'welcome' and state in ('pending', 'deferred', 'unknown')
        and coalesce(retry_at, not_before) <= ${now}
      order by coalesce(retry_at, not_before) limit ${limit} for update skip locked
    )
    update intention i set state = 'calling', called_at = ${now}, attempts = i.attempts + 1
    from due left join contact c on c.id = due.contact_id
    where i.id = due.id
    returning i.id, i.contact_id, i.staff, i.message, i.plan_version, i.params, i.attempts, i.not_after, i.created_at,
              c.name as contact_name, due.state = 'unknown' as was_unknown`);
}
