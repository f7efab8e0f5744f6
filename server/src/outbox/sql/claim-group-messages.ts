import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { DueMessage } from './claim-messages.ts';
import { dueMessages } from './due-messages.ts';

/** A due message to a group; `sender` is not known yet, the owner's platform id is. */
export interface DueGroupMessage extends DueMessage {
  owner_userid: string | null;
}

/** Messages to groups that are due, oldest first, with what is known of the group; locked until the commit. */
export function claimGroupMessages(tx: Tx, limit: number, now: Date): Promise<DueGroupMessage[]> {
  return tx.rows(sql`
    with ${dueMessages('group-message', limit, now)}
    select i.id, i.contact_id, i.chat_id, null as sender, i.message, i.plan_version, i.not_after, i.created_at,
           null as contact_name, true as friend, g.chat_id as target, null as zone, i.worth, i.broadcast_run,
           null as rule, g.owner_userid
    from due join intention i using (id)
      left join community_chat g on g.chat_id = i.chat_id and g.status <> 'dismissed'
    order by coalesce(i.retry_at, i.not_before), i.id`);
}
