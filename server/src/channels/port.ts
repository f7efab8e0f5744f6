/**
 * What the rest of Hetang may ask of a messaging channel. People are named by the platform's own ids here
 * (userid, external_userid); who they are to Hetang is the caller's business.
 */
export interface ChannelPort {
  /** Automatic, once, within 20 s of the add. */
  sendWelcome(input: { welcomeCode: string; content: Content }): Promise<CallOutcome<null>>;
  /** Creates a task that the sender must confirm in the client; nothing is delivered by this call. */
  createMassSend(
    input: MassSendInput,
  ): Promise<CallOutcome<{ platformId: string; refusedTargets: string[] }>>;
  /** Looks for a mass send whose creation got no clear answer; null when the platform does not have it. */
  findMassSend(
    input: MassSendInput & { calledAt: Date },
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
  notifyStaff(input: {
    userids: string[];
    title: string;
    text: string;
    url: string;
  }): Promise<CallOutcome<null>>;
  /** Creates or updates the live code; `platformId` from an earlier answer. */
  ensureCode(input: CodeInput): Promise<CallOutcome<{ platformId: string; qrUrl: string }>>;
  /** Creates what is missing; answers the ids of every value asked for. */
  ensureTags(
    groups: TagGroupInput[],
  ): Promise<CallOutcome<{ group: string; tag: string; platformId: string }[]>>;
}

/** What is sent. Text is final: variables are filled, limits are checked by lint. */
export interface Content {
  text: string;
  link?: { title: string; url: string; desc?: string | undefined; picurl?: string | undefined } | undefined;
}

export interface MassSendInput {
  sender: string;
  externalUserids: string[];
  content: Content;
}

export interface MassSendReading {
  confirmed: boolean;
  cancelled: boolean;
  targets: {
    externalUserid: string;
    status: 'waiting' | 'sent' | 'not-friend' | 'capped';
    at: Date | null;
  }[];
}

export interface CodeInput {
  platformId: string | null;
  userids: string[];
  state: string;
  remark: string;
  skipVerify: boolean;
}

export interface TagGroupInput {
  key: string;
  name: string;
  values: { key: string; name: string }[];
}

/**
 * How a call ended. `refused`: the platform said no, nothing happened. `unknown`: no clear answer; it may have
 * happened, so read back before trying again whatever must not be done twice.
 */
export type CallOutcome<T> =
  | { kind: 'done'; value: T }
  | { kind: 'refused'; code: number; reason: string; retry: 'never' | 'later'; afterMs?: number }
  | { kind: 'unknown'; problem: string };

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
