import { randomBytes } from 'node:crypto';
import { EnvelopeError } from '../crypto/envelope.ts';
import type { CallbackSetting, Tenant } from '../state/state.ts';
import { seal, signedQuery, withQuery } from './post.ts';

const ANSWER_WITHIN_MS = 5000;

/** Why an address was not accepted. */
export interface Refusal {
  zh: string;
  en: string;
}

async function ask(url: string): Promise<{ status: number; text: string } | Refusal> {
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const response = await fetch(url, { redirect: 'manual', signal });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return { zh: `无法访问回调地址：${cause}`, en: `The address cannot be reached: ${cause}` };
  }
}

/** Asks the address to decrypt a random text, as the console does when the settings are saved. Undefined: accepted. */
export async function verifyCallback(
  tenant: Tenant,
  setting: CallbackSetting,
  now: number,
): Promise<Refusal | undefined> {
  const echo = randomBytes(8).readBigUInt64BE().toString();
  let query: URLSearchParams;
  let sealed: string;
  try {
    sealed = seal(setting, echo, tenant.corpId);
    query = signedQuery(setting, sealed, now);
  } catch (error) {
    if (!(error instanceof EnvelopeError)) throw error;
    return { zh: 'EncodingAESKey 须为 43 位字母或数字', en: error.message };
  }
  query.set('echostr', sealed);
  const answer = await ask(withQuery(setting.url, query));
  if ('zh' in answer) return answer;
  if (answer.status !== 200) {
    return {
      zh: `回调地址返回了 HTTP ${answer.status}，须为 200`,
      en: `The address answered HTTP ${answer.status} instead of 200`,
    };
  }
  if (answer.text === echo) return undefined;
  return {
    zh: '回调地址没有原样返回解密后的明文；请检查 Token、EncodingAESKey、corpId，且不要加引号或换行',
    en: 'The address did not answer the decrypted text exactly; check Token, EncodingAESKey and corpId, and add no quotes or line break',
  };
}
