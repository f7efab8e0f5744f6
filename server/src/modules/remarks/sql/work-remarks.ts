import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

export interface WantedRemark {
  external_userid: string;
  /** Staff key of the plan. */
  staff: string;
  code: string;
  plan_version: number;
  attempts: number;
}

/** What became of one: `kept` is what a member had written. With `wanted` it is tried again. */
export interface RemarkEnd {
  external_userid: string;
  staff: string;
  state: 'wanted' | 'written' | 'kept' | 'failed';
  remark: string | null;
  reason: string | null;
  retryAt: Date | null;
}

/** Takes remarks that are due; nobody else takes them until then. */
export function claimRemarks(
  db: Queryable,
  limit: number,
  { now, heldUntil }: { now: Date; heldUntil: Date },
): Promise<WantedRemark[]> {
  return db.rows(sql`
    with due as (
      select external_userid, staff from friend_remark
      where state = 'wanted' and retry_at <= ${now}
      order by retry_at limit ${limit} for update skip locked)
    update friend_remark r set retry_at = ${heldUntil}, attempts = r.attempts + 1
    from due where r.external_userid = due.external_userid and r.staff = due.staff
    returning r.external_userid, r.staff, r.code, r.plan_version, r.attempts`);
}

/** Writes what became of them. */
export async function settleRemarks(db: Queryable, ends: readonly RemarkEnd[], now: Date): Promise<void> {
  if (ends.length === 0) return;
  await db.run(sql`
    update friend_remark r
    set state = e."state", remark = e."remark", reason = e."reason", retry_at = coalesce(e."retryAt", r.retry_at),
        settled_at = case when e."state" <> 'wanted' then ${now}::timestamptz end
    from json_to_recordset(${JSON.stringify(ends)}::json)
      as e ("external_userid" text, "staff" text, "state" text, "remark" text, "reason" text, "retryAt" timestamptz)
    where r.external_userid = e."external_userid" and r.staff = e."staff" and r.state = 'wanted'`);
}
