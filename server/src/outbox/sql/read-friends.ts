import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { Friend } from '../rules/choose-sender.ts';

/**
 * The members of staff who are friends of contacts, by contact. WeCom tells no program what is said in a chat: the last
 * word is the latest message that a member has sent for us, or the latest task that he has closed about the contact.
 */
export async function readFriends(
  db: Queryable,
  contactIds: readonly number[],
): Promise<Map<number, Friend[]>> {
  if (contactIds.length === 0) return new Map();
  const rows = await db.rows<{ contact_id: number; friends: Friend[] }>(sql`
    select r.contact_id, json_agg(json_build_object(
        'staff', r.staff,
        'platformId', r.platform_ids[1],
        'addedAt', (extract(epoch from r.added_at) * 1000)::float8,
        'spokeAt', (extract(epoch from greatest(
          (select max(i.settled_at) from intention i left join mass_send m on m.id = i.mass_send_id
           where i.contact_id = r.contact_id and i.state = 'sent' and i.kind in ('message', 'welcome')
             and coalesce(m.staff, i.staff) = r.staff),
          (select max(t.closed_at) from task t
           where t.contact_id = r.contact_id and t.kind = 'follow-up' and t.state = 'done' and t.staff = r.staff)
        )) * 1000)::float8)) as friends
    from relation r where r.contact_id = any(${contactIds}::bigint[]) and r.lost_at is null
    group by r.contact_id`);
  return new Map(rows.map((row) => [row.contact_id, row.friends]));
}
