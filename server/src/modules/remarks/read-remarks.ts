import type { FriendRemark } from '@hetang/contract/http/remarks';
import { namesOf } from '../../conditions/rules/plan-names.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { currentPlan } from '../../plan/current.ts';
import { askRemarks } from './ask-remarks.ts';
import type { RemarkHttpDeps } from './deps.ts';

interface Friendship {
  staff: string;
  external_userid: string;
  code: string | null;
  state: 'wanted' | 'written' | 'kept' | 'failed' | null;
  remark: string | null;
  reason: string | null;
  at: Date | null;
}

/**
 * The friendships of a contact with what each member notes, as the platform shows it now.
 * @throws HetangError `remark/refused` when the platform does not say.
 */
export async function readRemarks({ db, port }: RemarkHttpDeps, contact: number): Promise<FriendRemark[]> {
  const plan = (await currentPlan(db))?.plan ?? null;
  const names = namesOf(plan);
  const friends = await friendships(db, contact);
  const seen = new Map<string, Awaited<ReturnType<typeof askRemarks>>>();
  for (const id of new Set(friends.map((one) => one.external_userid)))
    seen.set(id, await askRemarks(port, id));
  return friends.map(({ staff, external_userid: platformId, code, state, remark, reason, at }) => ({
    staff: names.named('staff', staff),
    platformId,
    notes: seen.get(platformId)?.get(plan?.staff[staff]?.wecom ?? '') ?? null,
    wish:
      code === null || state === null || at === null
        ? null
        : { code: names.named('codes', code), state, remark, reason, at: at.toISOString() },
  }));
}

/** A contact has an id of the platform for each WeCom account that was merged into it. */
function friendships(db: Database, contact: number): Promise<Friendship[]> {
  return db.rows(sql`
    select r.staff, i.value as external_userid, w.code, w.state, w.remark, w.reason,
           coalesce(w.settled_at, w.wanted_at) as at
    from relation r
      join identity i on i.contact_id = r.contact_id and i.kind = 'external_userid'
        and (r.platform_ids = '{}' or i.value = any(r.platform_ids))
      left join friend_remark w on w.external_userid = i.value and w.staff = r.staff
    where r.contact_id = ${contact} and r.lost_at is null
    order by r.added_at, r.staff, i.value limit 50`);
}
