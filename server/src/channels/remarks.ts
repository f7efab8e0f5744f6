import type { CallOutcome } from './port.ts';

/** What a member notes about a customer in the client: seen by staff only. 好友备注 */
export interface FriendNotes {
  /** Shown in place of the name; at most 20 characters. */
  remark: string;
  /** At most 150 characters. */
  description: string;
  /** At most 20 characters. */
  company: string;
  mobiles: string[];
}

export interface RemarkChannel {
  /** What each friend notes about a customer now, by userid, with the name the customer goes by. */
  readNotes(
    externalUserid: string,
  ): Promise<CallOutcome<{ name: string | null; notes: ReadonlyMap<string, FriendNotes> }>>;
  /** Changes what is given and leaves the rest. Repeating it changes nothing. */
  setNotes(input: {
    userid: string;
    externalUserid: string;
    set: Partial<FriendNotes>;
  }): Promise<CallOutcome<null>>;
}
