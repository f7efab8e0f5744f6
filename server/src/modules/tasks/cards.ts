import { CARD_CODE_HOURS } from '../../channels/staff-cards.ts';
import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { type CardAnswer, cardKey, cardWords, SEEN_WITHIN_MS } from './rules/card.ts';

/** A card that a member has got. */
export interface SentCard {
  task: number;
  /** The intention by which he was told. */
  notice: number;
  userid: string;
  code: string;
}

/** A card whose buttons are of no use any more. */
export interface EndedCard {
  key: string;
  userid: string;
  code: string;
  words: string;
  attempts: number;
}

/** Notes the cards that were sent. Whoever has pressed a button before this is written keeps the newer code. */
export async function keepCards(db: Queryable, cards: readonly SentCard[], now: Date): Promise<void> {
  if (cards.length === 0) return;
  const rows = cards.map(({ task, notice, ...card }) => ({ ...card, task, key: cardKey(task, notice) }));
  await db.run(sql`
    insert into task_card (key, task_id, userid, code, code_until, sent_at, retry_at)
    select "key", "task", "userid", "code", ${codeUntil(now)}, ${now}, ${now}
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r ("key" text, "task" bigint, "userid" text, "code" text)
    on conflict (key) do nothing`);
}

/** When a code that is given now ends. */
export const codeUntil = (now: Date): Date => new Date(now.getTime() + CARD_CODE_HOURS * 3_600_000);

/** Takes cards whose task has ended or whose member has answered; nobody else takes them until then. */
export async function claimEndedCards(
  db: Queryable,
  limit: number,
  times: { now: Date; heldUntil: Date },
): Promise<EndedCard[]> {
  const { now, heldUntil } = times;
  const rows = await db.rows<
    Omit<EndedCard, 'words'> & { taskState: string; answer: CardAnswer | null; waitedMs: number }
  >(sql`
    with due as (
      select c.key, t.state as task_state
      from task_card c join task t on t.id = c.task_id
      where c.shown is null and c.code_until > ${now} and c.retry_at <= ${now}
        and (t.state <> 'open' or c.answer in ('later', 'stuck')
          or c.answer = 'done' and c.answered_at <= ${new Date(now.getTime() - SEEN_WITHIN_MS)})
      order by c.retry_at limit ${limit} for update of c skip locked)
    update task_card c set retry_at = ${heldUntil}, attempts = c.attempts + 1
    from due where c.key = due.key
    returning c.key, c.userid, c.code, c.attempts, c.answer, due.task_state as "taskState",
      coalesce(extract(epoch from ${now}::timestamptz - c.answered_at) * 1000, 0)::float8 as "waitedMs"`);
  return rows.flatMap(({ key, userid, code, attempts, ...state }) => {
    const words = cardWords(state);
    return words === null ? [] : [{ key, userid, code, words, attempts }];
  });
}

/** Notes what cards say now, unless a new press has given them another code meanwhile. */
export async function markCardsClosed(
  db: Queryable,
  cards: readonly { key: string; code: string; words: string }[],
): Promise<void> {
  if (cards.length === 0) return;
  await db.run(sql`
    update task_card c set shown = r."words"
    from json_to_recordset(${JSON.stringify(cards)}::json) as r ("key" text, "code" text, "words" text)
    where c.key = r."key" and c.code = r."code"`);
}

/** When a card that could not be changed is tried again. */
export async function postponeCards(
  db: Queryable,
  cards: readonly { key: string; retryAt: Date }[],
): Promise<void> {
  if (cards.length === 0) return;
  await db.run(sql`
    update task_card c set retry_at = r."retryAt"
    from json_to_recordset(${JSON.stringify(cards)}::json) as r ("key" text, "retryAt" timestamptz)
    where c.key = r."key"`);
}
