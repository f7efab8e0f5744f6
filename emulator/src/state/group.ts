import type { MessageBody } from './message-body.ts';

/** One member of a customer group. */
export interface GroupMember {
  /** userid of a member of the company, or external_userid. */
  id: string;
  kind: 'staff' | 'customer';
  /** Unix milliseconds. */
  joinedAt: number;
  /** 1 invited, 2 invite link, 3 QR. */
  scene: 1 | 2 | 3;
  /** userid of the inviter, for scene 1. */
  invitor?: string;
  /** `state` of the join way. */
  state: string;
}

/** The part of a group that the platform shows to apps with a delay. Lists are replaced, never changed. */
export interface GroupFace {
  name: string;
  notice: string;
  owner: string;
  admins: readonly string[];
  members: readonly GroupMember[];
  /** Changes with the members, 32 hexadecimal digits. */
  version: string;
}

export interface GroupMessage {
  id: number;
  /** Unix milliseconds. */
  at: number;
  /** userid, external_userid, or `system`. */
  from: string;
  /** Key of WorldState.contents. */
  content: string;
}

/** What happened in a group on one day, for statistics. */
export interface GroupDay {
  joined: number;
  left: number;
  messages: number;
  speakers: string[];
}

export interface Group extends GroupFace {
  chatId: string;
  openGid: string;
  createdAt: number;
  /** 0 normal, 3 handed over to another owner; 1 (owner resigned) follows from the directory. */
  status: 0 | 3;
  /** Moments of hand-overs on the job, Unix milliseconds. */
  handovers: number[];
  /** Moments of mass messages in the last month, Unix milliseconds. */
  massReceived: number[];
  /** Material chosen by the owner. */
  welcome?: string;
  messages: GroupMessage[];
  /** By start of the day in Unix seconds. */
  days: Record<string, GroupDay>;
  /** Earlier faces, each shown until a transport moment. Not saved. */
  lagging: Array<{ until: number; face: GroupFace }>;
}

/** A QR or button by which customers join one of several groups. */
export interface JoinWay {
  configId: string;
  scene: number;
  remark: string;
  autoCreateRoom: boolean;
  roomBaseName: string;
  roomBaseId: number;
  chatIds: string[];
  state: string;
  markSource: boolean;
}

/** Welcome material for groups. */
export interface GroupWelcome {
  templateId: string;
  /** As the caller wrote it; read back unchanged. */
  content: Record<string, unknown>;
  bodies: MessageBody[];
}

/** Console settings for groups that no API can read or write. */
export interface GroupRules {
  /** The first rule with a keyword in the message answers. */
  autoReply: Array<{ keywords: string[]; reply: string }>;
  /** What happens to a customer who writes one of the words. */
  antiSpam?: { words: string[]; action: 'warn' | 'remove' } | undefined;
}
