import { addDays, dayIn, startOfDay } from '../../../kernel/zone.ts';
import type { OwnerFigures } from '../../chats.ts';
import type { CallOutcome } from '../../port.ts';
import { chatCalls } from '../client/chat-calls.ts';
import type { SyncDeps } from './deps.ts';
import { type SyncRun, saveProgress } from './run.ts';

/** The platform counts its days in China, and keeps 180; at first so many are fetched. */
const ZONE = 'Asia/Shanghai';
const DAYS = 30;
const OWNERS_AT_ONCE = 100;

/** Fetches the figures of every day up to yesterday that there are none of yet. */
export async function syncStatistics(deps: SyncDeps, run: SyncRun): Promise<CallOutcome<null>> {
  const owners = await deps.chats.owners();
  if (owners.length === 0) return { kind: 'done', value: null };
  const today = dayIn(deps.clock.now(), ZONE);
  const days = Array.from({ length: DAYS }, (_, nr) => addDays(today, nr - DAYS));
  for (const day of await deps.chats.daysWithoutFigures(days)) {
    const figures = await figuresOf(deps, owners, day);
    if (figures.kind !== 'done') return figures;
    const place = { ...run.place, after: day, done: run.place.done + 1 };
    await deps.db.transaction(async (tx) => {
      await deps.chats.keepFigures(tx, day, figures.value);
      await saveProgress(tx, run, { place, counts: { days: 1 } }, deps.clock.now());
    });
  }
  return { kind: 'done', value: null };
}

async function figuresOf(
  { client }: Pick<SyncDeps, 'client'>,
  owners: readonly string[],
  day: string,
): Promise<CallOutcome<OwnerFigures[]>> {
  const figures: OwnerFigures[] = [];
  const begin = startOfDay(day, ZONE).getTime() / 1000;
  for (let from = 0; from < owners.length; from += OWNERS_AT_ONCE) {
    const answer = await client.call(chatCalls.groupStatistic, {
      day_begin_time: begin,
      day_end_time: begin,
      owner_filter: { userid_list: owners.slice(from, from + OWNERS_AT_ONCE) },
      offset: 0,
      limit: OWNERS_AT_ONCE,
    });
    if (answer.kind !== 'done') return answer;
    for (const { owner, data } of answer.value.items) {
      figures.push({
        ownerUserid: owner,
        newChats: data.new_chat_cnt,
        chats: data.chat_total,
        activeChats: data.chat_has_msg,
        newMembers: data.new_member_cnt,
        members: data.member_total,
        activeMembers: data.member_has_msg,
        messages: data.msg_total,
      });
    }
  }
  return { kind: 'done', value: figures };
}
