import type { CallOutcome } from './port.ts';

/** An account to which customers write without being anybody's friend. 客服账号 */
export interface ServiceAccount {
  id: string;
  name: string;
}

/** Who has a conversation now; an app may answer in `new` and `bot` only. */
export type ServiceState = 'new' | 'bot' | 'queue' | 'member' | 'ended';

interface EntryHead {
  /** Of the platform, or the one that was sent along. */
  id: string;
  at: Date;
}

/** What an account tells, in its order. */
export type ServiceEntry = EntryHead &
  (
    | { kind: 'entered'; customer: string; scene: string | null }
    /** `text` of texts only. */
    | {
        kind: 'message';
        customer: string;
        from: 'customer' | 'member' | 'system';
        type: string;
        text: string | null;
      }
    /** `member`: the userid of who has it from now on. */
    | { kind: 'state'; customer: string; state: ServiceState; member: string | null }
    /** A message of ours did not arrive after all. */
    | { kind: 'failed'; messageId: string; reason: number }
  );

export interface ServicePage {
  entries: ServiceEntry[];
  /** From where the next page goes on. */
  cursor: string;
  more: boolean;
}

/** Who came to an account, as the platform shows them. */
export interface ServiceCustomer {
  id: string;
  unionid: string | null;
  name: string | null;
  avatar: string | null;
}

/** Customer service. 微信客服 */
export interface ServiceChannel {
  listServiceAccounts(): Promise<CallOutcome<ServiceAccount[]>>;
  /** Those who have not come within 48 hours may be missing. */
  readServiceCustomers(ids: readonly string[]): Promise<CallOutcome<ServiceCustomer[]>>;
  /** The address by which customers come to an account; `scene` comes back when they do. */
  makeServiceLink(input: { account: string; scene: string }): Promise<CallOutcome<{ url: string }>>;
  /** What happened since the cursor, of the last three days. A token comes with a callback. */
  readService(input: {
    account: string;
    cursor: string | null;
    token: string | null;
  }): Promise<CallOutcome<ServicePage>>;
  /** Sends a text at once. `messageId` is ours: letters, digits, `-` and `_`, 32 at most. */
  sendService(input: {
    account: string;
    customer: string;
    messageId: string;
    text: string;
  }): Promise<CallOutcome<null>>;
}
