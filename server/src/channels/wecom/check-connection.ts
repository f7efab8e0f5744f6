import type { ConnectionCheck } from '../port.ts';
import type { CallDeps } from './calls/deps.ts';
import { wecomCalls } from './client/call-table.ts';

/** Fetches a token and the members with the customer-contact function. */
export async function checkConnection({ client }: CallDeps): Promise<ConnectionCheck> {
  const outcome = await client.call(wecomCalls.getFollowUserList, {});
  if (outcome.kind === 'done') return { ok: true, members: outcome.value.follow_user };
  if (outcome.kind === 'refused') {
    const say = outcome.say ?? { zh: outcome.reason, en: outcome.reason };
    return { ok: false, code: outcome.code, say };
  }
  return {
    ok: false,
    code: null,
    say: {
      zh: `企业微信接口没有正常应答:${outcome.problem};检查网络和接口地址`,
      en: `The WeCom API gave no proper answer: ${outcome.problem}; check the network and the base URL`,
    },
  };
}
