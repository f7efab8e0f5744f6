import type { CallOutcome, LiveCode } from './port.ts';

/** What is left of the customers who may come by acquisition links. */
export interface LinkQuota {
  total: number;
  left: number;
  /** Parts of it that end on a date, soonest first. */
  ends: { at: Date; left: number }[];
}

/** Acquisition links: addresses by which people add staff, each of whom is paid for. 获客链接 */
export interface LinkChannel {
  /** Creates or updates the link; `qrUrl` of the answer is the address with the source in it. A link that is gone is made again. */
  ensureLink(input: {
    platformId: string | null;
    userids: string[];
    state: string;
    skipVerify: boolean;
  }): Promise<CallOutcome<LiveCode>>;
  /** Looks among the links made since then for one whose creation got no clear answer; null when there is none. */
  findLink(input: { state: string; since: Date }): Promise<CallOutcome<LiveCode | null>>;
  readLinkQuota(): Promise<CallOutcome<LinkQuota>>;
}
