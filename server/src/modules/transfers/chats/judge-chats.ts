import type { ChatTransferPreview } from '@hetang/contract/http/transfers';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import { departedUserids } from '../departures.ts';
import { CHAT_TRANSFER_DAYS, type ChatFacts, chatProblem, chatTransferKind } from '../rules/chat-problem.ts';

export interface JudgedChat {
  id: string;
  name: string;
  owner: string;
  kind: 'on-job' | 'resigned' | null;
  problem: ChatTransferPreview['items'][number]['problem'];
}

/**
 * The groups in the order asked for, each with what keeps it from its new owner.
 * @throws HetangError `transfer/no-taker`.
 */
export async function judgeChats(
  db: Queryable,
  wish: { chats: readonly string[]; to: string },
  { plan, now }: { plan: Plan | null; now: Date },
): Promise<{ taker: string; chats: JudgedChat[] }> {
  const departed = await departedUserids(db);
  const taker = plan && Object.hasOwn(plan.staff, wish.to) ? plan.staff[wish.to]?.wecom : undefined;
  if (taker === undefined || departed.has(taker))
    throw new HetangError('transfer/no-taker', { staff: wish.to });
  const rows = await db.rows<ChatFacts & { id: string; name: string; owner_left: boolean }>(sql`
    select c.chat_id as id, c.name, c.owner_userid as owner, c.status = 'dismissed' as dismissed,
      c.status = 'owner-left' as owner_left,
      exists (select from chat_transfer t where t.chat_id = c.chat_id and t.state in ('asked', 'calling')) as "underWay",
      (select count(*) from chat_transfer t where t.chat_id = c.chat_id and t.state = 'done' and t.kind = 'on-job'
        and t.settled_at > ${now}::timestamptz - make_interval(days => ${CHAT_TRANSFER_DAYS})) as lately
    from community_chat c where c.chat_id = any(${wish.chats}::text[])`);
  const known = new Map(rows.map((row) => [row.id, row]));
  const left = new Set([...departed.keys(), ...rows.flatMap((row) => (row.owner_left ? [row.owner] : []))]);
  const chats = [...new Set(wish.chats)].map((id): JudgedChat => {
    const chat = known.get(id);
    const kind = chat ? chatTransferKind(chat.owner, left) : null;
    const problem = chatProblem(chat, taker, kind ?? 'on-job');
    return { id, name: chat?.name ?? '', owner: chat?.owner ?? '', kind, problem };
  });
  return { taker, chats };
}
