import type { ChatDifference, ChatKeeper, ChatNews, SeenChat } from '../../channels/chats.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Database, Tx } from '../../kernel/database/database.ts';
import { type CommunityNames, communityOf } from './rules/community-of.ts';
import {
  compareMembers,
  dismissMembers,
  type KnownMember,
  type MemberChange,
} from './rules/compare-members.ts';
import { daysWithoutFigures, keepFigures } from './sql/figures.ts';
import { loadMembers } from './sql/load-members.ts';
import { lockMembers } from './sql/lock-members.ts';
import { type ChatRow, type KnownChat, lockChats, saveChats, saveMembers } from './sql/save-chats.ts';
import { ownersOfChats, unseenChats } from './sql/walk-chats.ts';
import { tellEverybody, tellMemberships } from './tell-memberships.ts';

interface KeeperDeps {
  db: Database;
  clock: Clock;
  /** The names that the plan in force gives; asked for each batch. */
  communities: (tx: Tx) => Promise<CommunityNames[]>;
}

/** What one piece of news changes. */
interface Kept {
  chat: ChatRow;
  members: (MemberChange & { chatId: string })[];
  differences: ChatDifference[];
}

/** Keeps groups and their members as the platform shows them, and tells the log what became of contacts in them. */
export function keepChats({ db, clock, communities }: KeeperDeps): ChatKeeper {
  return {
    async keep(tx, news) {
      const latest = latestOf(news);
      const ids = [...latest.keys()].sort();
      const known = await lockChats(tx, ids);
      const members = await loadMembers(tx, ids);
      const names = await communities(tx);
      const kept = ids.flatMap((id) => {
        const one = latest.get(id);
        const before = known.get(id);
        if (!one || isOlder(one, before)) return [];
        return keepOne(one, { before, members: members.get(id) ?? [], names });
      });
      await saveChats(
        tx,
        kept.map((one) => one.chat),
      );
      await saveMembers(
        tx,
        kept.flatMap((one) => one.members),
      );
      const chatIds = kept.map((one) => one.chat.chatId);
      if (chatIds.length > 0) await tellMemberships(tx, { chatIds }, clock.now());
      return kept.flatMap((one) => one.differences);
    },
    hold: (tx, memberIds) => lockMembers(tx, memberIds),
    async meet(tx, memberIds) {
      if (memberIds.length > 0) await tellMemberships(tx, { memberIds }, clock.now());
    },
    catchUp: () => tellEverybody(db, clock),
    owners: () => ownersOfChats(db),
    unseen: (place) => unseenChats(db, place),
    daysWithoutFigures: (days) => daysWithoutFigures(db, days),
    keepFigures,
  };
}

const idOf = (news: ChatNews): string => (news.kind === 'seen' ? news.chat.chatId : news.chatId);
const timeOf = (news: ChatNews): Date => (news.kind === 'seen' ? news.chat.at : news.at);

/** Of several looks at one group the last; what earlier ones knew of departures goes with it. */
function latestOf(news: readonly ChatNews[]): Map<string, ChatNews> {
  const latest = new Map<string, ChatNews>();
  for (const one of news) {
    const before = latest.get(idOf(one));
    if (before && timeOf(before) > timeOf(one)) continue;
    latest.set(idOf(one), before ? withDepartures(one, before) : one);
  }
  return latest;
}

function withDepartures(one: ChatNews, before: ChatNews): ChatNews {
  if (one.kind !== 'seen' || before.kind !== 'seen') return one;
  return {
    kind: 'seen',
    chat: { ...one.chat, departures: [...before.chat.departures, ...one.chat.departures] },
  };
}

const isOlder = (one: ChatNews, before: KnownChat | undefined): boolean =>
  before?.seen_at != null && timeOf(one) < before.seen_at;

interface Context {
  before: KnownChat | undefined;
  members: KnownMember[];
  names: CommunityNames[];
}

function keepOne(news: ChatNews, context: Context): Kept[] {
  if (news.kind === 'seen') return [keepSeen(news.chat, context)];
  const { before, members } = context;
  if (!before || before.status === 'dismissed') return [];
  const { chatId, at } = news;
  const chat: ChatRow = {
    ...rowOf(before),
    status: 'dismissed',
    memberCount: 0,
    seenAt: at,
    dismissedAt: at,
  };
  const changes = dismissMembers(members, at).map((change) => ({ ...change, chatId }));
  return [{ chat, members: changes, differences: [{ kind: 'chat-gone', chatId, who: null }] }];
}

function keepSeen(seen: SeenChat, { before, members, names }: Context): Kept {
  const { chatId } = seen;
  const alive = before && before.status !== 'dismissed';
  const chat: ChatRow = {
    chatId,
    name: seen.name,
    ownerUserid: seen.ownerUserid,
    status: seen.status ?? (alive ? before.status : 'normal'),
    createdAt: seen.createdAt,
    notice: seen.notice,
    version: seen.version,
    memberCount: seen.members.length,
    communityKey: communityOf(seen.name, names),
    seenAt: seen.at,
    dismissedAt: null,
  };
  const changes = compareMembers(members, seen).map((change) => ({ ...change, chatId }));
  return {
    chat,
    members: changes,
    differences: [...faceDifference(chat, before), ...memberDifferences(changes)],
  };
}

function rowOf(chat: KnownChat): Omit<ChatRow, 'memberCount' | 'seenAt' | 'dismissedAt'> {
  return {
    chatId: chat.chat_id,
    name: chat.name,
    ownerUserid: chat.owner_userid,
    status: chat.status,
    createdAt: chat.created_at,
    notice: chat.notice,
    version: chat.version,
    communityKey: chat.community_key,
  };
}

function faceDifference(chat: ChatRow, before: KnownChat | undefined): ChatDifference[] {
  const { chatId } = chat;
  if (!before) return [{ kind: 'chat-new', chatId, who: null }];
  const same =
    before.name === chat.name &&
    before.owner_userid === chat.ownerUserid &&
    before.status === chat.status &&
    before.notice === chat.notice;
  return same ? [] : [{ kind: 'chat-changed', chatId, who: null }];
}

const memberDifferences = (changes: Kept['members']): ChatDifference[] =>
  changes.map(({ what, chatId, member }) => ({ kind: `member-${what}`, chatId, who: member.id }));
