import type { Refusal } from '../../channels/port.ts';
import type { ServiceState } from '../../channels/service.ts';
import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';
import type { ServiceDeps } from './deps.ts';
import { replyWindow, type WindowClosed } from './rules/reply-window.ts';

export interface Answer {
  account: string;
  customer: string;
  /** Chosen by who asks: asking twice with the same one sends once. */
  messageId: string;
  text: string;
  by: string;
}

export type AnswerState = 'calling' | 'sent' | 'failed' | 'unknown';

/** What came of an answer: how far it is, why nothing may be sent now, or the refusal of the platform. */
type Answered = { state: AnswerState } | { closed: WindowClosed } | { refused: Refusal };

/**
 * Sends a text into a conversation. Its place in the window is taken before the call and given back only when the
 * platform refused: five at most arrive, whatever breaks between.
 * @throws HetangError `request/not-found`.
 */
export async function sendAnswer(deps: Omit<ServiceDeps, 'ingest'>, answer: Answer): Promise<Answered> {
  const { db, clock, port } = deps;
  const earlier = await db.transaction((tx) => takePlace(tx, answer, clock.now()));
  if (earlier) return earlier;
  const outcome = await port.sendService(answer);
  const { account, messageId } = answer;
  if (outcome.kind === 'refused') {
    const { code, reason } = outcome;
    await db.run(sql`
      update service_message
      set state = 'failed', problem = ${JSON.stringify({ code, reason, ...sayOf(outcome) })}::jsonb
      where account = ${account} and id = ${messageId}`);
    return { refused: outcome };
  }
  const state = outcome.kind === 'done' ? 'sent' : 'unknown';
  // Reading the account may have found it already.
  await db.run(sql`
    update service_message set state = ${state}
    where account = ${account} and id = ${messageId} and state = 'calling'`);
  return { state };
}

/**
 * The same for a person who waits for it.
 * @throws HetangError `service/closed` when nothing may be sent now, `request/not-found`, `service/refused`.
 */
export async function answerChat(deps: Omit<ServiceDeps, 'ingest'>, answer: Answer): Promise<AnswerState> {
  const answered = await sendAnswer(deps, answer);
  if ('state' in answered) return answered.state;
  if ('closed' in answered) throw new HetangError('service/closed', { why: WHY[answered.closed] });
  const { zh, en } = sayOf(answered.refused);
  throw new HetangError('service/refused', { code: String(answered.refused.code), reason: `${zh} / ${en}` });
}

function sayOf({ say, reason }: Refusal): { zh: string; en: string } {
  return say ?? { zh: reason, en: reason };
}

/** Takes one of the messages of the window; answers why not, or the state of the same message asked for earlier. */
async function takePlace(tx: Tx, answer: Answer, now: Date): Promise<Answered | null> {
  const { account, customer, messageId, text, by } = answer;
  const chat = await tx.one<{ state: ServiceState; wrote_at: Date | null }>(sql`
    select state, wrote_at from service_chat
    where account = ${account} and external_userid = ${customer} for update`);
  if (!chat) throw new HetangError('request/not-found', { what: `conversation ${customer}` });
  const same = await tx.one<{ state: AnswerState }>(
    sql`select state from service_message where account = ${account} and id = ${messageId}`,
  );
  if (same) return same;
  const used = await tx.one<{ count: number }>(sql`
    select count(*) as count from service_message
    where account = ${account} and external_userid = ${customer} and origin = 'hetang' and state <> 'failed'
      and at >= ${chat.wrote_at}`);
  const { closed } = replyWindow({ state: chat.state, wroteAt: chat.wrote_at, sent: used?.count ?? 0 }, now);
  if (closed) return { closed };
  await tx.run(sql`
    insert into service_message (account, id, external_userid, at, origin, type, text, state, said_by)
    values (${account}, ${messageId}, ${customer}, date_trunc('second', ${now}::timestamptz), 'hetang', 'text', ${text}, 'calling', ${by})`);
  await tx.run(sql`
    update service_chat set last_at = greatest(last_at, ${now})
    where account = ${account} and external_userid = ${customer}`);
  return null;
}

const WHY = {
  'never-wrote': '客户还没有说过话 / the customer has not written yet',
  over: '客户超过 48 小时没有说话 / the customer has not written for 48 hours',
  spent: '客户上次说话后已发满 5 条 / five messages were sent since the customer wrote',
  member: '会话由员工在企业微信里接待 / a member has the conversation in WeCom',
  ended: '会话已结束 / the conversation has ended',
} as const;
