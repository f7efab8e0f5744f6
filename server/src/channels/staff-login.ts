import type { CallOutcome } from './port.ts';

/** Members of staff who come in through the platform, and pages that speak with its client. */
export interface StaffLogin {
  /** Where a browser is sent to log in; inside the client nobody has to do anything there. */
  loginUrl(input: { redirectUri: string; state: string; inClient: boolean }): string;
  /** Who came back with this code: the userid, or null for somebody who is no member. */
  whoIs(code: string): Promise<CallOutcome<{ userid: string | null }>>;
  /** Lets a page use the client's functions, as the corp or as the app. */
  signPage(input: { url: string; as: 'corp' | 'app' }): Promise<CallOutcome<PageSignature>>;
}

/** What `config` and `agentConfig` of the JS-SDK take. `timestamp` in Unix seconds. */
export interface PageSignature {
  corpId: string;
  agentId: number;
  timestamp: number;
  nonceStr: string;
  signature: string;
}
