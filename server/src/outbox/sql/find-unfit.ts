import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { hasRefused, isSuppressed } from './willing.ts';

/** People and groups in mass tasks about to be created, of whom something has changed since they passed the gate. */
export interface UnfitMember {
  id: number;
  mass_send_id: number;
  reason: 'not-a-friend' | 'no-consent' | 'suppressed' | 'no-such-group' | 'not-the-owner';
}

/**
 * Asks once more, at the moment of sending: still a friend of the sender, consent, not on the list of those who are
 * left alone. Of a group: still there, still the sender's.
 * @param sends mass tasks that the caller holds
 * @param service messages for which consent does not count
 */
export function findUnfit(
  tx: Tx,
  sends: readonly number[],
  { now, consentRequired, service }: { now: Date; consentRequired: boolean; service: readonly string[] },
): Promise<UnfitMember[]> {
  return tx.rows(sql`
    select id, mass_send_id, reason from (
      select i.id, i.mass_send_id, case
        when due.audience = 'groups' then (
          select case when count(*) = 0 then 'no-such-group'
                      when not bool_or(g.owner_userid = due.sender) then 'not-the-owner' end
          from community_chat g where g.chat_id = i.chat_id and g.status <> 'dismissed')
        when not exists (select from relation r
          where r.contact_id = i.contact_id and r.staff = due.staff and r.lost_at is null
            and (r.platform_ids = '{}' or i.target = any(r.platform_ids))) then 'not-a-friend'
        when i.message <> all(${service}::text[]) and ${hasRefused('i.contact_id', consentRequired)} then 'no-consent'
        when ${isSuppressed('i.contact_id', now)} then 'suppressed'
        end as reason
      from mass_send due join intention i on i.mass_send_id = due.id and i.settled_at is null
      where due.id = any(${sends}::bigint[])
    ) asked where reason is not null`);
}
