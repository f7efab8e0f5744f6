import type { CallOutcome } from './port.ts';

/** `on-job`: both are there. `resigned`: who gives has left the company. */
export type TransferKind = 'on-job' | 'resigned';

/** Who gives and who takes, by userid. */
export interface TransferPair {
  kind: TransferKind;
  from: string;
  to: string;
}

/** What became of one customer. `waiting`: told, and may refuse for 24 hours. `none`: the platform knows of nothing. */
export interface TransferReading {
  externalUserid: string;
  status: 'done' | 'waiting' | 'refused' | 'taker-full' | 'none';
  /** When it happened or will happen by itself. */
  at: Date | null;
}

/** A customer whose member has left the company. */
export interface UnassignedCustomer {
  from: string;
  externalUserid: string;
  leftAt: Date;
}

/** Customers who change their member. */
export interface TransferChannel {
  /**
   * Asks for up to 100 customers at once; `code` 0 is accepted, not done. Asking again for one who is under way is
   * answered `underWay` and changes nothing.
   */
  transferCustomers(
    input: TransferPair & { externalUserids: string[]; message: string },
  ): Promise<CallOutcome<{ externalUserid: string; code: number; underWay: boolean }[]>>;
  readTransfers(pair: TransferPair): Promise<CallOutcome<TransferReading[]>>;
  /** All customers of members who have left and whom nobody has been given, a page at a time. */
  readUnassigned(take: (page: UnassignedCustomer[]) => Promise<void>): Promise<CallOutcome<null>>;
  /** Tells the log of customers who have changed their member, if no callback has. */
  tellTransferred(moves: { externalUserid: string; from: string; to: string; at: Date }[]): Promise<void>;
  /** What an answer for one customer means. */
  describeTransferCode(code: number): { zh: string; en: string };
}
