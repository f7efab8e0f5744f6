import type { Database, Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

export interface ClaimedCall {
  id: number;
  dedupe: string;
  url: string;
  timeout_s: number;
  body: Record<string, unknown> & { contact: Record<string, unknown> };
  attempts: number;
  enrolment_id: number;
  identities: { kind: string; value: string }[];
}

/** Takes calls that are due for one process until `until`; who dies with them loses them then. */
export async function claimCalls(
  db: Database,
  { now, until, limit }: { now: Date; until: Date; limit: number },
): Promise<ClaimedCall[]> {
  return db.rows(sql`
    with due as (
      select id from webhook_call
      where state = 'pending' and next_at <= ${now} and (claimed_until is null or claimed_until <= ${now})
      order by next_at, id limit ${limit} for update skip locked
    )
    update webhook_call w set claimed_until = ${until}, attempts = attempts + 1
    from due where w.id = due.id
    returning w.id, w.dedupe, w.url, w.timeout_s, w.body, w.attempts, w.enrolment_id, (
      select coalesce(json_agg(json_build_object('kind', i.kind, 'value', i.value) order by i.kind, i.value), '[]')
      from identity i where i.contact_id = w.contact_id
    ) as identities`);
}

export interface SettledCall {
  id: number;
  attempts: number;
  state: 'pending' | 'done' | 'failed';
  status: number | null;
  error: string | null;
  nextAt: Date;
}

/** Writes what came of calls; one that somebody else has taken meanwhile is left to them. */
export async function settleCalls(db: Queryable, calls: readonly SettledCall[], now: Date): Promise<void> {
  if (calls.length === 0) return;
  await db.run(sql`
    update webhook_call w set state = r.state, status = r.status, error = r.error, next_at = r."nextAt",
      claimed_until = null, settled_at = case when r.state = 'pending' then null else ${now}::timestamptz end
    from json_to_recordset(${JSON.stringify(calls)}::json)
      as r (id bigint, attempts int, state text, status int, error text, "nextAt" timestamptz)
    where w.id = r.id and w.attempts = r.attempts and w.state = 'pending'`);
}
