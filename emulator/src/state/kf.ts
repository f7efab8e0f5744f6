/** 0 new, 1 bot, 2 queue, 3 human, 4 ended. */
export type KfState = 0 | 1 | 2 | 3 | 4;

/** A customer-service account (微信客服). */
export interface KfAccount {
  openKfid: string;
  name: string;
  servicers: string[];
  /** Everything that sync_msg gives out, oldest first; `send_time` in Unix seconds. */
  log: Array<Record<string, unknown>>;
}

/** One customer at one account. */
export interface KfSession {
  openKfid: string;
  externalUserid: string;
  state: KfState;
  servicer: string;
  /** When the customer wrote last, Unix milliseconds; 0 never. */
  wroteAt: number;
  /** Messages left since then. */
  left: number;
  /** The member or group that was recommended to the customer. */
  upgrade?: { userid: string } | { chatId: string };
}

/** A code of an event by which one message may be sent; 20 s. */
export interface KfCode {
  openKfid: string;
  externalUserid: string;
  /** Transport milliseconds. */
  issuedAt: number;
}
