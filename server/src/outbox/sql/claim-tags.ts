import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { externalUserid } from './external-userid.ts';

export interface TagFriend {
  /** Staff key. */
  staff: string;
  /** Platform id of the contact for this friend. */
  platformId: string;
}

export interface ClaimedTag {
  id: number;
  contact_id: number | null;
  plan_version: number;
  params: Record<string, unknown>;
  attempts: number;
  /** The contact's friends, by each id of the contact: the one asked for, then the owner, then the latest. */
  friends: TagFriend[];
}

/**
 * Takes the tag changes that are due of some contacts. A contact whose earlier change is under way or waits for
 * another try is left alone, so that changes arrive in order.
 */
export function claimTags(tx: Tx, contacts: number, now: Date): Promise<ClaimedTag[]> {
  return tx.rows(sql`
    with turn as materialized (
      select i.contact_id from intention i
      where kind = 'tag' and state in ('pending', 'deferred', 'unknown')
        and coalesce(retry_at, not_before) <= ${now}
        and not exists (
          select from intention before
          where before.contact_id = i.contact_id and before.kind = 'tag' and before.id < i.id
            and (before.state = 'calling' or before.state in ('pending', 'deferred', 'unknown')
                 and coalesce(before.retry_at, before.not_before) > ${now}))
      order by coalesce(retry_at, not_before), id limit ${contacts}
    ),
    due as materialized (
      select id, contact_id from intention
      where kind = 'tag' and state in ('pending', 'deferred', 'unknown')
        and coalesce(retry_at, not_before) <= ${now} and contact_id in (select contact_id from turn)
      for update skip locked
    )
    update intention i set state = 'calling', called_at = ${now}, attempts = i.attempts + 1
    from due
      left join contact c on c.id = due.contact_id
    where i.id = due.id
    returning i.id, i.contact_id, i.plan_version, i.params, i.attempts,
      coalesce((
        select json_agg(json_build_object('staff', r.staff, 'platformId', p.id)
          order by (r.staff = i.staff) desc nulls last, (r.staff = c.owner) desc nulls last, r.added_at desc, p.nr)
        from relation r
          cross join unnest(case when r.platform_ids = '{}' then array[${externalUserid}] else r.platform_ids end)
            with ordinality as p (id, nr)
        where r.contact_id = i.contact_id and r.lost_at is null and p.id is not null), '[]') as friends`);
}
