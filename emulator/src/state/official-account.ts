import type { Grant } from './grant.ts';
import type {
  AccountDraft,
  AccountMassMessage,
  AccountMaterial,
  AccountPublication,
  ConditionalMenu,
  SubscribeTemplate,
} from './official-account-more.ts';

/** How pushes to the account's server are protected: 明文, 兼容, 安全. */
export type CryptoMode = 'plain' | 'compat' | 'safe';

export interface AccountCallback {
  url: string;
  token: string;
  encodingAesKey: string;
  mode: CryptoMode;
}

export interface AccountTemplate {
  templateId: string;
  title: string;
  content: string;
}

/** The tenant's Official Account (服务号). */
export interface OfficialAccount {
  appId: string;
  secret: string;
  /** Addresses that may ask for a token; empty allows all (IP白名单). */
  trustedIps?: string[];
  /** gh_… */
  originalId: string;
  callback?: AccountCallback;
  /** Given out by `token`; the newest last. */
  tokens: Grant[];
  /** Given out by `stable_token`; the newest last. */
  stableTokens: Grant[];
  /** World milliseconds of forced refreshes in the last day. */
  forced: number[];
  menu?: Record<string, unknown>;
  conditionalMenus: ConditionalMenu[];
  templates: AccountTemplate[];
  subscribeTemplates: SubscribeTemplate[];
  industry: [number, number];
  tags: Array<{ id: number; name: string }>;
  materials: AccountMaterial[];
  drafts: AccountDraft[];
  publications: AccountPublication[];
  massMessages: AccountMassMessage[];
  /** Given out by web login, for sns/userinfo and sns/oauth2/refresh_token. */
  webGrants: Array<{ openid: string; scope: string; access: Grant; refresh: Grant }>;
}

/** During a window the account may send so many messages. */
export interface SendWindow {
  /** Unix milliseconds. */
  until: number;
  left: number;
  /** message 48 h / 5; the others a minute / 3. */
  reason: 'message' | 'menu' | 'follow' | 'scan';
}

/** A person who follows, or has followed, the account. */
export interface Follower {
  openid: string;
  personId: string;
  subscribed: boolean;
  /** Unix milliseconds. */
  subscribedAt: number;
  remark: string;
  /** Scene of the QR by which they came. */
  scene: string;
  windows: SendWindow[];
  tags?: number[];
  isBlocked?: boolean;
  /** Subscribe messages the follower still accepts, by template. */
  accepted?: Record<string, number>;
  /** Moments of mass messages received, Unix milliseconds. */
  massReceived?: number[];
  /** The newest hundred; `at` in Unix milliseconds. */
  messages: Array<{ at: number; from: 'account' | 'person'; content: Record<string, unknown> }>;
}

/** A QR with a scene. */
export interface AccountTicket {
  ticket: string;
  scene: string;
  /** Absent for a permanent one. Unix milliseconds. */
  expiresAt?: number;
}
