import type { RandomState } from '../kernel/random.ts';
import type { AcquiredChat, AcquisitionLink, AcquisitionQuota } from './acquisition.ts';
import type { AgentSetting, AppChat } from './agent.ts';
import type { BehaviourDay } from './behaviour-day.ts';
import type { MemberTag, StaffProfile } from './directory.ts';
import type { Grant } from './grant.ts';
import type { Group, GroupRules, GroupWelcome, JoinWay } from './group.ts';
import type { InterceptRule } from './intercept.ts';
import type { KfAccount, KfCode, KfSession } from './kf.ts';
import type { MassMessage } from './mass-message.ts';
import type { MessageBody } from './message-body.ts';
import type { Moment } from './moment.ts';
import type { AccountTicket, Follower, OfficialAccount } from './official-account.ts';
import type { Person } from './person.ts';
import type { Product } from './product.ts';
import type { Robot } from './robot.ts';
import type { Strategy } from './strategy.ts';
import type { Resigned, Transfer } from './transfer.ts';

/** The part of the behaviour an emulator user may change while it runs. */
export interface WorldSettings {
  running: boolean;
  /** Mean number of people who scan a code per virtual day. */
  arrivalsPerDay: number;
  /** Relative weight of a contact_way by config_id; others get a weight from the seed. */
  codeWeights: Record<string, number>;
  /** Since when the world stands still, Unix milliseconds. */
  stoppedAt?: number;
  /** True once the first arrival is on the agenda. */
  arrivalsPlanned?: boolean;
}

export interface CallbackSetting {
  url: string;
  token: string;
  encodingAesKey: string;
}

/** How many mass messages one customer may receive. */
export type MassPolicy = 'days-of-month' | 'seven-per-week' | 'one-per-day';

export interface Tenant {
  corpId: string;
  secret: string;
  agentId: number;
  callback?: CallbackSetting;
  massPolicy: MassPolicy;
  /** Hosts allowed as OAuth redirect; empty allows all. */
  trustedDomains: string[];
  /** Addresses and ranges that may call; empty allows all (企业可信IP). */
  trustedIps?: string[];
  /** Who may have customers; nobody named means everybody. */
  contactScope?: { users: string[]; departments: number[] };
  /** The page in the sidebar of customer chats. */
  sidebarUrl?: string;
}

export interface Department {
  id: number;
  name: string;
  parentid: number;
  order: number;
}

export interface AppMessage {
  msgid: string;
  at: number;
  msgtype: string;
  content: Record<string, unknown>;
}

/** By which an app may change a card that it sent. */
export interface CardCode {
  msgid: string;
  /** Unix milliseconds. */
  expiresAt: number;
}

export interface Staff {
  userid: string;
  name: string;
  department: number[];
  /** False: never logged in; contact_way refuses the member with 41054. */
  active: boolean;
  /** True: the console has a welcome for this member, so no WelcomeCode is issued. */
  nativeWelcome: boolean;
  inbox: AppMessage[];
  profile?: StaffProfile;
  /** Most customers this member may have; without it there is no limit. */
  customerLimit?: number;
  /** Friend requests waiting for this member. */
  requests: FriendRequest[];
}

export interface FriendRequest {
  personId: string;
  configId: string;
  /** Set when the person came by an acquisition link. */
  linkId?: string;
  state?: string;
  at: number;
}

/** A follow relation as the member sees it; it stays when the customer leaves. */
export interface Follow {
  seq: number;
  userid: string;
  externalUserid: string;
  personId: string;
  /** Unix milliseconds. */
  createdAt: number;
  remark: string;
  description: string;
  remarkCorp: string;
  remarkMobiles: string[];
  tags: string[];
  state: string;
  addWay: number;
  lastChatAt: number;
  /** The acquisition link by which the customer came. */
  linkId?: string;
  /** Messages from the customer. */
  written?: number;
  /** Set when the customer deleted the member. */
  leftAt?: number;
}

/** A customer whose member has resigned. */
export interface Unassigned {
  handover: string;
  externalUserid: string;
  /** Unix milliseconds. */
  resignedAt: number;
  /** The relation as it was. */
  follow: Follow;
}

export interface Tag {
  id: string;
  name: string;
  createdAt: number;
  order: number;
}

export interface TagGroup {
  id: string;
  name: string;
  createdAt: number;
  order: number;
  tags: Tag[];
  /** Set for tags of a rule group. */
  strategyId?: number;
}

export interface ContactWay {
  configId: string;
  type: number;
  scene: number;
  style: number;
  remark: string;
  skipVerify: boolean;
  state: string;
  user: string[];
  party: number[];
  isExclusive: boolean;
  createdAt: number;
}

export interface Welcome {
  code: string;
  personId: string;
  userid: string;
  /** Transport milliseconds: 20 s are counted between machines. */
  issuedAt: number;
  status: 'open' | 'sending' | 'done';
}

/** What a file is for when it is not for messages: Moments, the product album, a robot, the Official Account. */
export type AttachmentScene = 'moment' | 'album' | 'robot' | 'account';

export interface Media {
  mediaId: string;
  type: string;
  filename: string;
  contentType: string;
  base64: string;
  createdAt: number;
  /** Permanent pictures of uploadimg do not expire. */
  permanent: boolean;
  /** Set by upload_attachment: good for nothing else. */
  scene?: AttachmentScene;
}

export interface OauthCode {
  code: string;
  userid?: string;
  personId?: string;
  expiresAt: number;
  used: boolean;
  /** Of a web login at the Official Account. */
  scope?: string;
}

/** One thing that will happen in the world. */
export interface Act {
  at: number;
  seq: number;
  kind: ActKind;
  /** Whom it concerns: person id, or userid for acts of staff. */
  ref: string;
  /** Further detail: userid, config_id or msgid. */
  arg?: string;
}

export type ActKind =
  | 'arrive'
  | 'accept'
  | 'reply'
  | 'wake'
  | 'react'
  | 'staff-accept'
  | 'staff-confirm'
  | 'staff-tag'
  | 'staff-delete'
  | 'staff-publish'
  | 'moment-like'
  | 'transfer-refuse'
  | 'transfer-due';

/** A push that has not been answered yet. */
export interface PendingPush {
  id: number;
  xml: string;
  tries: number;
}

/** What a brand's own site or shop reports. */
export interface BusinessEvent {
  id: string;
  name: string;
  /** ISO 8601. */
  at: string;
  contact: { unionid: string; phone?: string };
  props: Record<string, string | number>;
}

export interface BusinessSetting {
  url: string;
  authorization: string;
}

/** Everything the emulator remembers. */
export interface WorldState {
  seed: number;
  /** How often the emulator was killed without saving. */
  epoch: number;
  counters: Record<string, number>;
  /** Chance that belongs to nobody in particular: arrivals and faults. */
  random: { arrivals: RandomState; faults: RandomState };
  tenant: Tenant;
  settings: WorldSettings;
  agent: AgentSetting;
  /** By chatid. */
  appChats: Map<string, AppChat>;
  departments: Department[];
  memberTags: Map<number, MemberTag>;
  strategies: Map<number, Strategy>;
  staff: Map<string, Staff>;
  people: Map<string, Person>;
  /** external_userid to person id; derived, not saved. */
  externals: Map<string, string>;
  tagGroups: TagGroup[];
  contactWays: Map<string, ContactWay>;
  massMessages: Map<string, MassMessage>;
  groups: Map<string, Group>;
  joinWays: Map<string, JoinWay>;
  groupRules: GroupRules;
  groupWelcomes: Map<string, GroupWelcome>;
  moments: Map<string, Moment>;
  links: Map<string, AcquisitionLink>;
  acquisition: AcquisitionQuota;
  /** By chat_key. */
  acquiredChats: Map<string, AcquiredChat>;
  interceptRules: Map<string, InterceptRule>;
  products: Map<string, Product>;
  /** By response_code. */
  cards: Map<string, CardCode>;
  /** By open_kfid. */
  kfAccounts: Map<string, KfAccount>;
  /** By account and customer. */
  kfSessions: Map<string, KfSession>;
  kfCodes: Map<string, KfCode>;
  kfTokens: Grant[];
  /** By key. */
  robots: Map<string, Robot>;
  /** By member and day. */
  behaviourDays: Map<string, BehaviourDay>;
  /** By userid. */
  resigned: Map<string, Resigned>;
  /** By giver and customer. */
  unassigned: Map<string, Unassigned>;
  /** By giver, taker and customer; the latest try of each. */
  transfers: Map<string, Transfer>;
  welcomes: Map<string, Welcome>;
  media: Map<string, Media>;
  tokens: Grant[];
  tickets: Record<string, Grant>;
  account: OfficialAccount;
  /** By openid. */
  followers: Map<string, Follower>;
  /** By ticket. */
  accountTickets: Map<string, AccountTicket>;
  oauthCodes: Map<string, OauthCode>;
  /** Contents of messages, once each, by hash. */
  contents: Map<string, MessageBody>;
  acts: Act[];
  /** What the platform itself will do, whether the world runs or stands still. */
  duties: Act[];
  /** By id, oldest first. */
  pushes: Map<number, PendingPush>;
  business: { setting?: BusinessSetting; queue: BusinessEvent[]; dropped: number };
  /** Figures for /control/state. */
  counts: { arrivals: number; turnedAway: number; added: number; left: number; deleted: number };
}
