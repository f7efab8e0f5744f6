/** A customer acquisition link (获客链接). */
export interface AcquisitionLink {
  linkId: string;
  name: string;
  url: string;
  /** Unix milliseconds. */
  createdAt: number;
  users: string[];
  departments: number[];
  skipVerify: boolean;
  markSource: boolean;
  priority?: { priority_type: number; priority_userid_list: string[] };
  /** By start of the day in Unix seconds. */
  days: Record<string, { clicks: number; added: number }>;
}

/** Customers that may still come by links. */
export interface AcquisitionQuota {
  total: number;
  balance: number;
  /** Unix milliseconds; a year from now when not set. */
  expireAt?: number;
}

/** The chat that a chat_key of an event stands for. */
export interface AcquiredChat {
  userid: string;
  externalUserid: string;
}
