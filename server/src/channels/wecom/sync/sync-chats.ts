import type { ChatDifference, ChatNews, ChatStatus } from '../../chats.ts';
import type { CallOutcome } from '../../port.ts';
import { walkPages } from '../calls/pages.ts';
import { seeChat } from '../calls/see-chat.ts';
import { wecomCalls } from '../client/call-table.ts';
import { chatCalls } from '../client/chat-calls.ts';
import { beginAgain, isStale } from './begin-again.ts';
import type { SyncDeps } from './deps.ts';
import { behind, type Place, stretches, withoutCursor } from './place.ts';
import { type Difference, type SyncRun, saveProgress } from './run.ts';

const OWNERS_AT_ONCE = 100;
const PAGE = 100;
const CALLS_AT_ONCE = 4;
const STATUSES: readonly ChatStatus[] = ['normal', 'owner-left', 'handing-over', 'handed-over'];

interface Listed {
  chatId: string;
  status: ChatStatus | null;
}

/** Walks the groups of everybody who owns or may own one, a page at a time, and looks at each. */
export async function syncChats(deps: SyncDeps, run: SyncRun): Promise<CallOutcome<null>> {
  const members = await deps.client.call(wecomCalls.getFollowUserList, {});
  if (members.kind !== 'done') return members;
  // Groups of owners who have left are shown only to who names the owner.
  const owners = [...new Set([...members.value.follow_user, ...(await deps.chats.owners())])].sort();
  const left = owners.filter((userid) => userid > run.place.after);
  for (const userids of stretches(run.place, left, OWNERS_AT_ONCE)) {
    const outcome = await syncOwners(deps, run, userids);
    if (outcome.kind !== 'done') return outcome;
    const place = behind(run.place, userids, owners.length);
    await deps.db.transaction((tx) => saveProgress(tx, run, { place }, deps.clock.now()));
  }
  return { kind: 'done', value: null };
}

async function syncOwners(deps: SyncDeps, run: SyncRun, userids: string[]): Promise<CallOutcome<null>> {
  const from = run.place.cursor;
  const failed: CallOutcome<null>[] = [];
  const walk = await walkPages(
    (cursor) =>
      deps.client.call(chatCalls.listGroupChats, {
        status_filter: 0,
        owner_filter: { userid_list: userids },
        limit: PAGE,
        ...(cursor === undefined ? {} : { cursor }),
      }),
    async (page) => {
      const listed = page.group_chat_list.map(({ chat_id, status }) => ({
        chatId: chat_id,
        status: STATUSES[status ?? 0] ?? null,
      }));
      const next = page.next_cursor ?? '';
      const here = withoutCursor(run.place);
      const place = next === '' ? here : { ...here, cursor: next, members: userids };
      const outcome = await lookAtChats(deps, run, { listed, place });
      if (outcome.kind === 'done') return 'go-on';
      failed.push(outcome);
      return 'stop';
    },
    from,
  );
  if (failed[0]) return failed[0];
  return isStale(walk, from, run.place) ? beginAgain(deps, run, () => syncOwners(deps, run, userids)) : walk;
}

/** Looks at these groups and keeps them with the place behind them. What cannot be read is noted and passed over. */
export async function lookAtChats(
  deps: SyncDeps,
  run: SyncRun,
  { listed, place }: { listed: readonly Listed[]; place: Place },
): Promise<CallOutcome<null>> {
  const news: ChatNews[] = [];
  const unreadable: Difference[] = [];
  for (let from = 0; from < listed.length; from += CALLS_AT_ONCE) {
    const looks = await Promise.all(
      listed.slice(from, from + CALLS_AT_ONCE).map(async (one) => ({ ...one, ...(await look(deps, one)) })),
    );
    for (const { chatId, at, outcome } of looks) {
      if (outcome.kind === 'unknown' || (outcome.kind === 'refused' && outcome.retry === 'later'))
        return outcome;
      if (outcome.kind === 'refused') {
        const note = `${outcome.reason} (${outcome.code})`;
        unreadable.push({ kind: 'chat-unreadable', subject: chatId, beside: null, mended: false, note });
      } else if (outcome.value) news.push({ kind: 'seen', chat: outcome.value });
      else news.push({ kind: 'gone', chatId, at });
    }
  }
  await deps.db.transaction(async (tx) => {
    const differences = (await deps.chats.keep(tx, news)).map(asDifference);
    const counts = { chats: news.length, ...countKinds(differences) };
    await saveProgress(
      tx,
      run,
      { place, counts, differences: [...differences, ...unreadable] },
      deps.clock.now(),
    );
  });
  return { kind: 'done', value: null };
}

async function look(deps: SyncDeps, { chatId, status }: Listed) {
  const at = deps.clock.now();
  return { at, outcome: await seeChat(deps, chatId, { departures: [], status, bulk: true }) };
}

function asDifference({ kind, chatId, who }: ChatDifference): Difference {
  return who === null
    ? { kind, subject: chatId, beside: null, mended: true }
    : { kind, subject: who, beside: chatId, mended: true };
}

function countKinds(differences: readonly Difference[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of differences) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
