import type { ServiceState } from '../../../channels/service.ts';
import { type Sql, sql } from '../../../kernel/database/sql.ts';
import { MOST_ANSWERS, WINDOW_MS } from '../rules/reply-window.ts';

export interface ChatRow {
  account: string;
  account_name: string;
  external_userid: string;
  contact_id: number | null;
  contact_name: string | null;
  state: ServiceState;
  member: string | null;
  last_at: Date;
  wrote_at: Date | null;
  sent: number;
  last: { origin: 'customer' | 'hetang' | 'member' | 'system'; type: string; text: string | null } | null;
  waiting: boolean;
}

/** Conversations with what their window depends on; `waiting`: the customer spoke last and may be answered. */
export function chatRows(now: Date): Sql {
  const opened = new Date(now.getTime() - WINDOW_MS);
  return sql`
    select ch.account, a.name as account_name, ch.external_userid, i.contact_id, c.name as contact_name, ch.state,
           ch.member, ch.last_at, ch.wrote_at, used.sent, to_json(l.*) as last,
           coalesce(l.origin = 'customer' and ch.state in ('new', 'bot') and ch.wrote_at >= ${opened}
             and used.sent < ${MOST_ANSWERS}, false) as waiting
    from service_chat ch
    join service_account a on a.id = ch.account
    left join identity i on i.kind = 'external_userid' and i.value = ch.external_userid
    left join contact c on c.id = i.contact_id
    left join lateral (
      select m.origin, m.type, m.text from service_message m
      where m.account = ch.account and m.external_userid = ch.external_userid and m.state <> 'failed'
      order by m.at desc, m.nr desc limit 1) l on true
    cross join lateral (
      select count(*) as sent from service_message m
      where m.account = ch.account and m.external_userid = ch.external_userid and m.origin = 'hetang'
        and m.state <> 'failed' and m.at >= ch.wrote_at) used`;
}
