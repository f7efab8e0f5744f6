import { sql } from '../../../kernel/database/sql.ts';
import type { ChatNews } from '../../chats.ts';
import type { CallDeps } from '../calls/deps.ts';
import { seeChat } from '../calls/see-chat.ts';
import { readTime } from '../rules/read-callback.ts';
import type { ChatChange } from '../rules/read-chat-change.ts';
import { isBehind, readChatChange } from '../rules/read-chat-change.ts';
import type { ClaimedRow } from './claim.ts';
import type { MessageFields } from './read-message.ts';
import type { Ready } from './settle.ts';
import { asRetry } from './try-again.ts';

/** The platform shows a change about two seconds after it has told it. */
const LAG_MS = 2_000;

/**
 * Asks for the group as it is now. What other waiting rows of the group say of departures goes along, and those of
 * them that came long enough ago need no look of their own.
 */
export async function lookUpChat(row: ClaimedRow, change: ChatChange, deps: CallDeps): Promise<Ready> {
  const askedAt = deps.clock.now();
  const departures = await departuresOf(deps, row, change);
  const outcome = await seeChat(deps, change.chatId, { departures, status: null });
  if (outcome.kind !== 'done') {
    const error = outcome.kind === 'refused' ? `${outcome.reason} (${outcome.code})` : outcome.problem;
    if (outcome.kind === 'refused' && outcome.retry === 'never')
      return { row, outcome: { kind: 'note', note: error } };
    const wishMs = outcome.kind === 'refused' ? outcome.afterMs : undefined;
    return asRetry(row, { error, clock: deps.clock, wishMs });
  }
  const chat = outcome.value;
  if (chat && isBehind(change, chat.version))
    return asRetry(row, {
      error: 'the platform shows the group as it was before',
      clock: deps.clock,
      wishMs: LAG_MS,
    });
  const news: ChatNews = chat ? { kind: 'seen', chat } : { kind: 'gone', chatId: change.chatId, at: askedAt };
  const coversUntil = new Date(askedAt.getTime() - LAG_MS * deps.clock.speed);
  return { row, outcome: { kind: 'chat', news, coversUntil } };
}

async function departuresOf(
  { db }: Pick<CallDeps, 'db'>,
  row: ClaimedRow,
  change: ChatChange,
): Promise<ChatChange['departures']> {
  const others = await db.rows<{ body: MessageFields }>(sql`
    select body from inbox
    where channel = 'wecom' and subject = ${row.subject} and state = 'new' and id <> ${row.id}
      and body ->> 'UpdateDetail' = 'del_member'`);
  const more = others.flatMap(
    ({ body }) => readChatChange(body, readTime(body.CreateTime))?.departures ?? [],
  );
  return [...change.departures, ...more];
}
