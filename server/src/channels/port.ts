import type { Attachment } from './media.ts';
import type { NoticeCard } from './staff-cards.ts';

/**
 * What the rest of Hetang may ask of a messaging channel. People are named by the platform's own ids here
 * (userid, external_userid); who they are to Hetang is the caller's business.
 */
export interface ChannelPort {
  /**
   * Brings the files of these attachments to the platform, as far as they are not there for some hours to come. Nobody gets
   * anything by it, and repeating it uploads nothing twice. `refused` with `later`: another process is at it, or try again.
   */
  prepareMedia(attachments: readonly Attachment[]): Promise<CallOutcome<null>>;
  /** Automatic, once, within 20 s of the add. Brings the files itself when nobody has. */
  sendWelcome(input: { welcomeCode: string; content: Content }): Promise<CallOutcome<null>>;
  /**
   * Creates a task that the sender must confirm in the client; nothing is delivered by this call. It never uploads: without
   * its files on the platform it is refused as `media-not-ready`.
   */
  createMassSend(
    input: MassSendInput,
  ): Promise<CallOutcome<{ platformId: string; refusedTargets: string[] }>>;
  /**
   * Looks for a mass send whose creation got no clear answer; null when the platform does not have it.
   * `notAmong` names those that are known to be other ones.
   */
  findMassSend(
    input: MassSendInput & { calledAt: Date; notAmong?: string[] },
  ): Promise<CallOutcome<{ platformId: string } | null>>;
  readMassSend(input: { platformId: string; sender: string }): Promise<CallOutcome<MassSendReading>>;
  remindMassSend(platformId: string): Promise<CallOutcome<null>>;
  cancelMassSend(platformId: string): Promise<CallOutcome<null>>;
  /** Repeating it changes nothing. Tags are the platform's tag ids. */
  markTags(input: {
    userid: string;
    externalUserid: string;
    add: string[];
    remove: string[];
  }): Promise<CallOutcome<null>>;
  /**
   * With `card`, to one member, a card with buttons; where the app cannot send one it goes without. `cardCode` changes the card,
   * once; null where there is none.
   */
  notifyStaff(input: {
    userids: string[];
    title: string;
    text: string;
    url: string;
    card?: NoticeCard | undefined;
  }): Promise<CallOutcome<{ cardCode: string | null }>>;
  /**
   * Puts words in place of the buttons of a card. A code that is spent or too old counts as done: the card cannot be changed
   * any more, by anybody.
   */
  closeCard(input: { userid: string; code: string; words: string }): Promise<CallOutcome<null>>;
}

/** Live codes: QR codes by which people add staff. */
export interface CodeChannel {
  /** Creates or updates the live code; `platformId` from an earlier answer. A code that is gone is made again. */
  ensureCode(input: CodeInput): Promise<CallOutcome<LiveCode>>;
  /** Looks among the codes made since then for one whose creation got no clear answer; null when there is none. */
  findCode(input: { state: string; since: Date }): Promise<CallOutcome<LiveCode | null>>;
  /** The picture behind `qrUrl`. */
  fetchCodeImage(
    qrUrl: string,
  ): Promise<CallOutcome<{ type: 'image/png' | 'image/jpeg'; bytes: Uint8Array }>>;
}

export interface LiveCode {
  platformId: string;
  qrUrl: string;
}

/** Whether a tenant's settings work, and if not what to do. Members are those with customer contact, by userid. */
export type ConnectionCheck =
  | { ok: true; members: readonly string[] }
  | { ok: false; code: number | null; say: { zh: string; en: string } };

/** The tenant itself. */
export interface TenantChannel {
  /** Fetches a token and reads the members that the app sees. */
  checkConnection(): Promise<ConnectionCheck>;
  /** How the platform's limits stand, for all processes together. */
  readLimits(): Promise<ChannelLimits>;
}

/** What is used of the platform's limits, and what rests. */
export interface ChannelLimits {
  quotas: { api: string; span: 'minute' | 'hour' | 'day'; used: number; limit: number }[];
  /** `key` is a call, or `group:…`; `until` on the machine's clock; `trying` while one call is let through. */
  rests: { key: string; until: Date; trying: boolean; strikes: number; reason: string }[];
}

/** Tags that staff see in the client. */
export interface TagChannel {
  /** Creates and renames what differs; answers every value asked for. What cannot be done is said, not guessed. */
  ensureTags(groups: TagGroupInput[]): Promise<CallOutcome<EnsuredTag[]>>;
  /** All tags of the platform. */
  readTags(): Promise<CallOutcome<PlatformTag[]>>;
}

export interface EnsuredTag {
  group: string;
  tag: string;
  /** Null when the platform has no such tag and would not make it. */
  platformId: string | null;
  problem?: { zh: string; en: string };
}

export interface PlatformTag {
  platformId: string;
  name: string;
  groupName: string;
}

/** What is sent. Text is final: variables are filled, limits are checked by lint. */
export interface Content {
  text: string;
  link?: { title: string; url: string; desc?: string | undefined; picurl?: string | undefined } | undefined;
  /** After the link, in this order. */
  attachments?: Attachment[] | undefined;
}

/** Whom a mass task goes to: customers, or groups of customers that the sender owns. */
export type Audience = 'contacts' | 'groups';

export interface MassSendInput {
  sender: string;
  audience: Audience;
  /** Platform ids: of customers, or of groups. */
  targets: string[];
  content: Content;
}

export interface MassSendReading {
  confirmed: boolean;
  cancelled: boolean;
  targets: {
    target: string;
    /** `not-friend`: of a group, that it is not the sender's any more. */
    status: 'waiting' | 'sent' | 'not-friend' | 'capped';
    at: Date | null;
  }[];
}

export interface CodeInput {
  platformId: string | null;
  /** Of an earlier answer; it is asked for when it is not known. It stays as long as the code exists. */
  qrUrl?: string | null;
  userids: string[];
  state: string;
  remark: string;
  skipVerify: boolean;
}

export interface TagGroupInput {
  key: string;
  name: string;
  /** `platformId` from an earlier answer, so that a new name renames and does not create. */
  values: { key: string; name: string; platformId?: string | null }[];
}

/**
 * How a call ended. `refused`: the platform said no, nothing happened. `unknown`: no clear answer; it may have
 * happened, so read back before trying again whatever must not be done twice.
 */
export type CallOutcome<T> = { kind: 'done'; value: T } | Refusal | { kind: 'unknown'; problem: string };

/** `reason` is a stable word; `afterMs` are machine milliseconds; `say` tells people what is wrong and what to do. */
export interface Refusal {
  kind: 'refused';
  code: number;
  reason: string;
  retry: 'never' | 'later';
  afterMs?: number;
  say?: { zh: string; en: string };
}

/** What the platform told us, as events to append; the contact is named by its identities. */
export interface ChannelEvent {
  name: string;
  at: Date;
  identities: { kind: string; value: string }[];
  props: Record<string, unknown>;
  dedupe: string;
}

/** What a channel needs to know of the plan to translate the platform's ids. Unknown ids give null. */
export interface ChannelDirectory {
  staffKey(userid: string): string | null;
  codeKey(state: string): string | null;
  tagRef(platformTagId: string): string | null;
}
