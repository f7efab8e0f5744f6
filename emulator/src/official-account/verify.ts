import { randomBytes } from 'node:crypto';
import { withQuery } from '../callbacks/post.ts';
import type { AccountCallback } from '../state/official-account.ts';
import { plainQuery } from './seal.ts';

const ANSWER_WITHIN_MS = 5000;

/** Asks the address to echo a text, as the console does when settings are saved. Undefined: accepted; otherwise why not. */
export async function verifyAccountCallback(
  setting: AccountCallback,
  now: number,
): Promise<{ zh: string; en: string } | undefined> {
  const echo = randomBytes(8).readBigUInt64BE().toString();
  const query = plainQuery(setting.token, now);
  query.set('echostr', echo);
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const response = await fetch(withQuery(setting.url, query), { redirect: 'manual', signal });
    if (response.status === 200 && (await response.text()) === echo) return undefined;
    return {
      zh: `服务器地址没有原样返回 echostr（HTTP ${response.status}）；请检查 Token`,
      en: `The address did not echo echostr (HTTP ${response.status}); check the Token`,
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { zh: `无法访问服务器地址：${reason}`, en: `The address cannot be reached: ${reason}` };
  }
}
