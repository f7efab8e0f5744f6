import type { NoticeCard } from '../../../channels/staff-cards.ts';

/** What a member may say by a button of a card. */
export type CardAnswer = 'done' | 'later' | 'stuck';

/** How long after 稍后 a member is told again, in milliseconds. */
export const LATER_MS = 3_600_000;
/** How long the platform has to show that a member did what he says, in milliseconds. */
export const SEEN_WITHIN_MS = 600_000;

const KEY = /^ht-task-(\d{1,15})-\d{1,18}$/;
const ANSWERS: readonly string[] = ['done', 'later', 'stuck'] satisfies CardAnswer[];

/** The card by which this notice (its intention's number) tells of a task. */
export const cardKey = (task: number, notice: number): string => `ht-task-${task}-${notice}`;

/** The task of a card, or null when it is none of ours. */
export function taskOfCard(key: string): number | null {
  const found = KEY.exec(key)?.[1];
  return found === undefined ? null : Number(found);
}

/** What a button says; null for one that our cards do not have. */
export function answerOf(button: string): CardAnswer | null {
  return ANSWERS.includes(button) ? (button as CardAnswer) : null;
}

/**
 * The buttons of a task's card. What the task asks for has to be written down, so a follow-up with something to fill opens its
 * page in place of 做完.
 */
export function cardButtons(
  task: { kind: string; fills: readonly string[] },
  url: string,
): NoticeCard['buttons'] {
  const isForm = task.kind === 'follow-up' && task.fills.length > 0 && url !== '';
  const done = isForm ? { key: 'fill', text: '去填写', url } : { key: 'done', text: '做完了' };
  return [done, { key: 'later', text: '1 小时后' }, { key: 'stuck', text: '打不开' }];
}

/** What a card says in place of its buttons, once its task has ended or the member has answered; null while they stay. */
export function cardWords(card: {
  taskState: string;
  answer: CardAnswer | null;
  /** Since the answer. */
  waitedMs: number;
}): string | null {
  if (card.taskState === 'done') return '已完成';
  if (card.taskState === 'expired') return '已过期';
  if (card.taskState === 'cancelled') return '已取消';
  if (card.answer === 'later') return '1 小时后再提醒';
  if (card.answer === 'stuck') return '已告诉运营';
  return card.answer === 'done' && card.waitedMs >= SEEN_WITHIN_MS ? '企业微信中还没完成' : null;
}
