import { randomBytes } from 'node:crypto';
import { encrypt, getSignature } from '@wecom/crypto';
import { request } from 'undici';
import { sql } from '../../../../kernel/database/sql.ts';
import { messageOf } from '../../../../kernel/errors.ts';
import { CALLBACK_PATH, OWN_ECHO } from '../../inbox/callback-endpoint.ts';
import { good, type SetupCheck, type SetupDeps, type SetupVerdict, WAITS } from './check.ts';

const TIMEOUT_MS = 4_000;
const LOCAL = /^(localhost|127\..*|\[::1\]|0\.0\.0\.0|10\..*|192\.168\..*)$/;

/** Our callback answers under its public address: a round trip with token and key, as the platform makes it. */
export const callbackReachable: SetupCheck = {
  id: 'callback-url',
  title: { zh: '回调地址能打开', en: 'Callback URL can be reached' },
  path: [],
  async look({ settings, publicUrl, machine }) {
    const keys = settings.callbackKeys().at(-1);
    if (!keys) return WAITS;
    const { hostname } = new URL(publicUrl);
    if (settings.source() !== 'sandbox' && LOCAL.test(hostname)) return onlyHere(publicUrl);
    const problem = await roundTrip(publicUrl, {
      ...keys,
      corpId: settings.config.corpId,
      at: machine.now(),
    });
    if (problem === null)
      return good('从本机访问回调地址，签名与解密都正确', 'signature and key agree under the public address');
    return {
      level: 'bad',
      found: { zh: `打不开（${problem}）`, en: `cannot be reached (${problem})` },
      hint: {
        zh: `检查域名解析、反向代理和证书，让 ${publicUrl}${CALLBACK_PATH} 转到荷塘`,
        en: `See to DNS, proxy and certificate, so that ${publicUrl}${CALLBACK_PATH} leads to Hetang`,
      },
    };
  },
};

/** The platform has verified the URL, or has called back. */
export const callbackVerified: SetupCheck = {
  id: 'callback',
  title: { zh: '接收消息的回调', en: 'Callbacks of WeCom' },
  path: ['应用管理', '本应用', '接收消息', '设置API接收'],
  async look(deps) {
    if (!deps.settings.connected()) return WAITS;
    const { verifiedAt, pushedAt } = await readCallbackTimes(deps);
    if (pushedAt) return good(`最近一次 ${pushedAt.toISOString()}`, `last at ${pushedAt.toISOString()}`);
    if (verifiedAt)
      return good(`已验证 ${verifiedAt.toISOString()}`, `verified at ${verifiedAt.toISOString()}`);
    return {
      level: 'waiting',
      found: { zh: '企业微信还没有验证过', en: 'WeCom has not verified it yet' },
      hint: {
        zh: '把上面的 URL、Token、EncodingAESKey 粘贴进去，点保存；保存成功这里会自动变绿',
        en: 'Paste URL, Token and EncodingAESKey from above and save; this turns green by itself',
      },
    };
  },
};

/** When the platform last verified our URL, and when it last called back. */
export async function readCallbackTimes({
  db,
  settings,
}: Pick<SetupDeps, 'db' | 'settings'>): Promise<{ verifiedAt: Date | null; pushedAt: Date | null }> {
  const { corpId, agentId } = settings.config;
  const row = await db.one<{ verified: Date | null; pushed: Date | null }>(sql`
    select (select verified_at from wecom_callback_check where app = ${`${corpId}:${agentId}`}) as verified,
      (select received_at from inbox where channel = 'wecom' order by id desc limit 1) as pushed`);
  return { verifiedAt: row?.verified ?? null, pushedAt: row?.pushed ?? null };
}

/** @returns what went wrong, or null. */
async function roundTrip(
  publicUrl: string,
  { token, aesKey, corpId, at }: { token: string; aesKey: string; corpId: string; at: Date },
): Promise<string | null> {
  const text = `${OWN_ECHO}${randomBytes(8).toString('hex')}`;
  const echostr = encrypt(aesKey, text, corpId);
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const nonce = randomBytes(6).toString('hex');
  const msg_signature = getSignature(token, timestamp, nonce, echostr);
  const query = new URLSearchParams({ msg_signature, timestamp, nonce, echostr });
  try {
    const answer = await request(`${publicUrl}${CALLBACK_PATH}?${query}`, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body = (await answer.body.text()).slice(0, 200);
    if (answer.statusCode !== 200) return `HTTP ${answer.statusCode}`;
    return body === text ? null : 'another server answers';
  } catch (error) {
    return (error as { code?: string }).code ?? messageOf(error);
  }
}

const onlyHere = (publicUrl: string): SetupVerdict => ({
  level: 'bad',
  found: { zh: `${publicUrl} 外网打不开`, en: `${publicUrl} cannot be reached from outside` },
  hint: {
    zh: '把 HETANG_PUBLIC_URL 设为企业微信能访问的 https 地址后重启',
    en: 'Set HETANG_PUBLIC_URL to an https address that WeCom can reach, and start again',
  },
});
