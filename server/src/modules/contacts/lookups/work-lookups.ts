import type { Queryable, Tx } from '../../../kernel/database/database.ts';
import { type Sql, sql } from '../../../kernel/database/sql.ts';

export interface DueLookup {
  unionid: string;
  openid: string;
  /** Tries without an answer, this one included. */
  attempts: number;
}

/** What became of a question; `retryAt` is null when it is not asked again. */
export interface SettledLookup {
  unionid: string;
  state: 'waiting' | 'found' | 'nobody' | 'refused';
  externalUserid: string | null;
  reason: string | null;
  attempts: number;
  retryAt: Date | null;
}

/**
 * Takes questions that are due, each for one process until `heldUntil`; none while the platform has trouble with all of them.
 * Those that somebody else has answered meanwhile are closed without asking.
 */
export async function claimLookups(
  db: Queryable,
  limit: number,
  { now, heldUntil }: { now: Date; heldUntil: Date },
): Promise<{ claimed: number; due: DueLookup[] }> {
  const rows = await db.rows<DueLookup & { state: string }>(sql`
    with due as materialized (
      select l.unionid, exists (
        select from identity u join identity x on x.contact_id = u.contact_id and x.kind = 'external_userid'
        where u.kind = 'unionid' and u.value = l.unionid) as known
      from identity_lookup l
      where l.state in ('waiting', 'nobody') and l.retry_at <= ${now} and not exists (
        select from identity_lookup t where t.state = 'waiting' and t.reason is not null and t.retry_at > ${now})
      order by l.retry_at, l.unionid limit ${limit} for update of l skip locked)
    update identity_lookup l
    set state = case when due.known then 'known' else l.state end,
        retry_at = case when due.known then l.retry_at else ${heldUntil} end,
        attempts = case when due.known then l.attempts else l.attempts + 1 end, reason = null
    from due where l.unionid = due.unionid
    returning l.unionid, l.openid, l.attempts, l.state`);
  return { claimed: rows.length, due: rows.filter(({ state }) => state !== 'known') };
}

/** What has become of the questions that one source has brought up, as a JSON value; null when it has brought up none. */
export function lookupCounts(source: Sql): Sql {
  return sql`(
    select json_build_object('waiting', count(*) filter (where state = 'waiting'),
      'found', count(*) filter (where state in ('found', 'known')),
      'nobody', count(*) filter (where state = 'nobody'), 'refused', count(*) filter (where state = 'refused'),
      'held', case when count(*) filter (where state = 'waiting') > 0 then (
        select t.reason from identity_lookup t where t.state = 'waiting' and t.reason is not null
        order by t.retry_at limit 1) end)
    from identity_lookup where source = ${source} having count(*) > 0)`;
}

/** Writes what became of them. */
export async function settleLookups(tx: Tx, ends: readonly SettledLookup[], now: Date): Promise<void> {
  if (ends.length === 0) return;
  await tx.run(sql`
    update identity_lookup l
    set state = e."state", external_userid = e."externalUserid", reason = e."reason",
        retry_at = coalesce(e."retryAt", l.retry_at),
        attempts = e."attempts",
        asked_at = case when e."state" = 'waiting' then l.asked_at else ${now}::timestamptz end
    from json_to_recordset(${JSON.stringify(ends)}::json)
      as e ("unionid" text, "state" text, "externalUserid" text, "reason" text, "attempts" int, "retryAt" timestamptz)
    where l.unionid = e."unionid" and l.state in ('waiting', 'nobody')`);
}
