/** Who left the company. */
export interface Resigned {
  userid: string;
  name: string;
  /** Unix milliseconds. */
  at: number;
}

/** 1 done, 2 waiting, 3 refused by the customer, 4 the taker has too many customers. */
export type TransferStatus = 1 | 2 | 3 | 4;

/** A customer on the way from one member to another. */
export interface Transfer {
  key: string;
  kind: 'on-job' | 'resigned';
  handover: string;
  takeover: string;
  externalUserid: string;
  status: TransferStatus;
  /** Unix milliseconds. */
  startedAt: number;
  /** When it happened, or will happen by itself, Unix milliseconds. */
  takeoverAt: number;
  /** What the customer reads when it is done. */
  message: string;
}
