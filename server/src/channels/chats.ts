import type { Tx } from '../kernel/database/database.ts';

/** How a group stands on the platform; `owner-left` waits for another owner. */
export type ChatStatus = 'normal' | 'owner-left' | 'handing-over' | 'handed-over';

/** A customer group as the platform shows it at a moment. */
export interface SeenChat {
  chatId: string;
  name: string;
  ownerUserid: string;
  createdAt: Date;
  notice: string | null;
  /** Moves with every change of members. */
  version: string | null;
  /** Null where the answer does not say. */
  status: ChatStatus | null;
  members: readonly SeenMember[];
  /** Who went, when and how, as callbacks told it; the list of members does not say. */
  departures: readonly Departure[];
  /** When the platform was asked. */
  at: Date;
}

export interface SeenMember {
  /** A userid, or an external_userid. */
  id: string;
  kind: 'staff' | 'customer';
  name: string | null;
  unionid: string | null;
  joinedAt: Date;
  scene: 'invited' | 'link' | 'qr' | 'unknown';
  inviter: string | null;
  /** Of the join way that was scanned. */
  state: string | null;
}

export interface Departure {
  id: string;
  at: Date;
  how: 'left' | 'removed';
}

/** What a look at groups brought: one that is there, or one that is no more. */
export type ChatNews = { kind: 'seen'; chat: SeenChat } | { kind: 'gone'; chatId: string; at: Date };

/** Something that was otherwise here than on the platform. */
export interface ChatDifference {
  kind: 'chat-new' | 'chat-changed' | 'chat-gone' | 'member-joined' | 'member-left' | 'member-changed';
  chatId: string;
  /** The member, where it is about one. */
  who: string | null;
}

/** Keeps customer groups and says what becomes of them. The channel only tells what the platform shows. */
export interface ChatKeeper {
  /** Takes what was seen, in the given transaction; older looks than the last one change nothing. */
  keep(tx: Tx, news: readonly ChatNews[]): Promise<ChatDifference[]>;
  /** Locks what is kept of these people in groups; answers who of them is or was in one. Before the log is locked. */
  hold(tx: Tx, externalUserids: readonly string[]): Promise<string[]>;
  /** These people may have become contacts: what happened to them in groups can be told now. */
  meet(tx: Tx, externalUserids: readonly string[]): Promise<void>;
  /** The same for everybody: contacts that came in other ways than through the platform. */
  catchUp(): Promise<void>;
  /** Userids of who owns groups that are known. */
  owners(): Promise<string[]>;
  /** Groups that are known and were not seen since, behind `after` in their order. */
  unseen(place: { since: Date; after: string; limit: number }): Promise<string[]>;
  /** Days without figures among these, as `2026-03-01`. */
  daysWithoutFigures(days: readonly string[]): Promise<string[]>;
  keepFigures(tx: Tx, day: string, figures: readonly OwnerFigures[]): Promise<void>;
}

/** What the platform counts of one owner's groups on one day. */
export interface OwnerFigures {
  ownerUserid: string;
  newChats: number;
  chats: number;
  activeChats: number;
  newMembers: number;
  members: number;
  activeMembers: number;
  messages: number;
}
