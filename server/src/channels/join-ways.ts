import type { CallOutcome, LiveCode } from './port.ts';

/** A code that leads into groups. 群活码 */
export interface JoinWayInput {
  /** Of an earlier answer. */
  platformId: string | null;
  qrUrl?: string | null;
  state: string;
  remark: string;
  /** At least one, at most five: people come into the first that has room. */
  chatIds: string[];
  /** What the platform calls the groups that it opens when all are full; null: it opens none. */
  openNext: { name: string; number: number } | null;
}

/** Group live codes. */
export interface JoinWayChannel {
  /**
   * Creates or updates the code; one that is gone is made again. `qrUrl` is empty when the code is there and its picture
   * could not be read. The platform lists no such codes: after an unclear creation another one is made, and the first,
   * whose address nobody has, leads nobody anywhere.
   */
  ensureJoinWay(input: JoinWayInput): Promise<CallOutcome<LiveCode>>;
}
