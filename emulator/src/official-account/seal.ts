import { createHash, randomBytes } from 'node:crypto';
import { decodeAesKey, decrypt, encrypt, sign } from '../crypto/envelope.ts';
import type { AccountCallback } from '../state/official-account.ts';

/** The query of an unencrypted exchange: sha1 over the sorted token, timestamp and nonce. */
export function plainQuery(token: string, now: number): URLSearchParams {
  const timestamp = String(Math.floor(now / 1000));
  const nonce = String(randomBytes(4).readUInt32BE());
  const signature = createHash('sha1').update([token, timestamp, nonce].sort().join('')).digest('hex');
  return new URLSearchParams({ signature, timestamp, nonce });
}

/** A push as it goes over the wire in the account's mode: query and body. */
export function sealPush(
  setting: AccountCallback,
  appId: string,
  push: { xml: string; openid: string; toUser: string; now: number },
): { query: URLSearchParams; body: string } {
  const query = plainQuery(setting.token, push.now);
  query.set('openid', push.openid);
  if (setting.mode === 'plain') return { query, body: push.xml };
  const encrypted = encrypt(decodeAesKey(setting.encodingAesKey), push.xml, appId, randomBytes(16));
  query.set('encrypt_type', 'aes');
  const [timestamp, nonce] = [query.get('timestamp') ?? '', query.get('nonce') ?? ''];
  query.set('msg_signature', sign(setting.token, timestamp, nonce, encrypted));
  const element = `<Encrypt><![CDATA[${encrypted}]]></Encrypt>`;
  if (setting.mode === 'compat') return { query, body: push.xml.replace('</xml>', `${element}</xml>`) };
  return { query, body: `<xml><ToUserName><![CDATA[${push.toUser}]]></ToUserName>${element}</xml>` };
}

/** The XML inside an encrypted reply. Throws EnvelopeError when it cannot be opened. */
export function openReply(setting: AccountCallback, encrypted: string): string {
  return decrypt(decodeAesKey(setting.encodingAesKey), encrypted).message;
}
