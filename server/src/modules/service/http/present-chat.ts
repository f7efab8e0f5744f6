import type { ServiceChat } from '@hetang/contract/http/service';
import { replyWindow } from '../rules/reply-window.ts';
import type { ChatRow } from '../sql/chat-rows.ts';

/** A conversation as lists show it. */
export function presentChat(row: ChatRow, now: Date): ServiceChat {
  const { state, wrote_at: wroteAt, sent } = row;
  const { left, until, closed } = replyWindow({ state, wroteAt, sent }, now);
  return {
    account: { key: row.account, name: row.account_name },
    customer: row.external_userid,
    contact: row.contact_id === null ? null : { id: row.contact_id, name: row.contact_name },
    member: row.member,
    lastAt: row.last_at.toISOString(),
    last: row.last,
    waiting: row.waiting,
    window: { left, until: until?.toISOString() ?? null, closed },
  };
}
