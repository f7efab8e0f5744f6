import type { RandomState } from '../kernel/random.ts';

export type Need = 'trial' | 'gift' | 'course' | 'material' | 'exchange';
export type Intent = 'A' | 'B' | 'C' | 'D';

export interface ChatMessage {
  id: number;
  /** Unix milliseconds. */
  at: number;
  from: 'staff' | 'person' | 'system';
  /** Key of WorldState.contents. */
  content: string;
}

export interface Chat {
  userid: string;
  messages: ChatMessage[];
}

/** A customer: what the platform knows, and what only the world knows. */
export interface Person {
  id: string;
  name: string;
  /** 0 unknown, 1 male, 2 female. */
  gender: number;
  unionid: string;
  openid: string;
  externalUserid: string;
  phone?: string;
  /** Played by hand: the world does not act for this person. */
  manual: boolean;
  need: Need;
  intent: Intent;
  random: RandomState;
  createdAt: number;
  /** A code scanned, or a link opened (then configId is empty), and not yet answered. */
  scan?: { configId: string; userid: string; at: number; linkId?: string; state?: string };
  chats: Chat[];
  /** chat_id of the customer groups joined. */
  groups: string[];
  /** Times of messages from the brand in the last fourteen days, Unix milliseconds. */
  received: number[];
  /** Times of mass messages in the last month; the platform's cap counts these. */
  massReceived: number[];
  /** Times of transfers from a member on the job, Unix milliseconds. */
  transferred?: number[];
  /** Business steps taken: name to number of times. */
  did: Record<string, number>;
  lastOpenedAt: number;
  /** True while a daily decision is on the agenda. */
  awake: boolean;
}
