import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { MOST_ANSWERS, WINDOW_MS } from '../rules/reply-window.ts';

/** The conversation of a contact that may be answered now; of several the one in which they wrote last. */
export async function openChat(
  db: Queryable,
  contactId: number,
  now: Date,
): Promise<{ account: string; customer: string } | null> {
  const opened = new Date(now.getTime() - WINDOW_MS);
  const row = await db.one<{ account: string; customer: string }>(sql`
    select ch.account, ch.external_userid as customer
    from identity i join service_chat ch on ch.external_userid = i.value
      join service_account a on a.id = ch.account and a.gone_at is null
    where i.contact_id = ${contactId} and i.kind = 'external_userid' and ch.state in ('new', 'bot')
      and ch.wrote_at >= ${opened}
      and (select count(*) from service_message m
           where m.account = ch.account and m.external_userid = ch.external_userid and m.origin = 'hetang'
             and m.state <> 'failed' and m.at >= ch.wrote_at) < ${MOST_ANSWERS}
    order by ch.wrote_at desc, ch.account limit 1`);
  return row ?? null;
}
