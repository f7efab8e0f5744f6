import type { CardPress } from '../../channels/staff-cards.ts';
import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { askToLook, OUTBOX_CHANNEL, writeIntentions } from '../../outbox/intend.ts';
import { currentPlan } from '../../plan/current.ts';
import { staffOfPlan } from '../access/api.ts';
import { codeUntil } from './cards.ts';
import { finishTask } from './finish-task.ts';
import { answerOf, type CardAnswer, LATER_MS, taskOfCard } from './rules/card.ts';
import { type LockedTask, lockTask } from './sql/lock-task.ts';

/**
 * A member has pressed a button of a card. A follow-up is done by it; a mass send is looked at, for the platform alone says
 * whether it was confirmed. Each card answers once: a second press, or the same callback again, only brings the card up to date.
 * @returns what came of it, in words for the inbox.
 */
export async function pressCard(tx: Tx, press: CardPress, now: Date): Promise<string> {
  const id = taskOfCard(press.key);
  const answer = answerOf(press.button);
  if (id === null || answer === null) return 'not a card of a task';
  const task = await lockTask(tx, id);
  if (!task) return 'the task is gone';
  const staff = await staffOfPlan(tx, press.userid);
  if (staff === null || staff.key !== task.staff) return 'the task is of somebody else';
  const isFirst = await keepPress(tx, press, {
    task: id,
    answer: task.state === 'open' ? answer : null,
    now,
  });
  // A pressed button waits for its words: the dispatcher brings them.
  await tx.run(sql`select pg_notify(${OUTBOX_CHANNEL}, '')`);
  if (task.state !== 'open') return `the task is ${task.state}`;
  if (!isFirst) return 'answered before';
  await act(tx, task, { answer, key: press.key, staff: staff.key, now });
  return answer;
}

/** The newest code changes the card; the first answer counts. */
async function keepPress(
  tx: Tx,
  { key, userid, code }: CardPress,
  { task, answer, now }: { task: number; answer: CardAnswer | null; now: Date },
): Promise<boolean> {
  // The task is locked, so nobody answers in between.
  const before = await tx.one<{ answer: CardAnswer | null }>(
    sql`select answer from task_card where key = ${key}`,
  );
  await tx.run(sql`
    insert into task_card as c (key, task_id, userid, code, code_until, sent_at, answer, answered_at, retry_at)
    values (${key}, ${task}, ${userid}, ${code}, ${codeUntil(now)}, ${now}, ${answer},
            case when ${answer}::text is not null then ${now}::timestamptz end, ${now})
    on conflict (key) do update
    set code = excluded.code, code_until = excluded.code_until, shown = null, attempts = 0, retry_at = excluded.retry_at,
        answer = coalesce(c.answer, excluded.answer), answered_at = coalesce(c.answered_at, excluded.answered_at)`);
  return !before?.answer;
}

async function act(
  tx: Tx,
  task: LockedTask,
  { answer, key, staff, now }: { answer: CardAnswer; key: string; staff: string; now: Date },
): Promise<void> {
  if (answer === 'stuck') {
    await tx.run(sql`update task set stuck_at = coalesce(stuck_at, ${now}) where id = ${task.id}`);
  } else if (answer === 'later') {
    await tellLater(tx, task, { key, staff, now });
  } else if (task.kind === 'follow-up') {
    const outcome = { note: '在企业微信卡片上点了「做完了」', tags: [], fields: {} };
    await finishTask(tx, task.id, outcome, { now, source: `staff:${staff}` });
  } else if (task.mass_send_id !== null) {
    await askToLook(tx, task.mass_send_id, now);
  }
}

async function tellLater(
  tx: Tx,
  task: LockedTask,
  { key, staff, now }: { key: string; staff: string; now: Date },
): Promise<void> {
  const plan = await currentPlan(tx);
  const who = task.contact_name === null ? '' : `(客户:${task.contact_name})`;
  await writeIntentions(
    tx,
    [
      {
        dedupe: `card:${key}:later`,
        kind: 'staff-notice',
        contactId: null,
        staff,
        message: null,
        planVersion: plan?.version ?? 0,
        params: { title: '任务提醒', text: `${task.title}${who}`, task: task.id },
        journey: null,
        enrolmentId: null,
        notBefore: new Date(now.getTime() + LATER_MS),
        notAfter: null,
      },
    ],
    now,
  );
}
