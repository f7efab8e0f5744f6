import type { CallOutcome } from './port.ts';

export interface IdLookupChannel {
  /**
   * Who a WeChat user is as a customer, by the two names that a shop or an Official Account of the same company has; null
   * when nobody of the company has them as a customer. Refused as `bad-parameter` when the two are not names of one person.
   * Repeating it changes nothing.
   */
  findExternalUserid(who: { unionid: string; openid: string }): Promise<CallOutcome<string | null>>;
}
