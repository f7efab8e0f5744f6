import { randomBytes } from 'node:crypto';
import { decodeAesKey, encrypt, sign } from '../crypto/envelope.ts';
import type { CallbackSetting, Tenant } from '../state/state.ts';
import { envelopeXml } from './event-xml.ts';

/** The query that proves where a push comes from. */
export function signedQuery(setting: CallbackSetting, encrypted: string, now: number): URLSearchParams {
  const timestamp = String(Math.floor(now / 1000));
  const nonce = randomBytes(8).readBigUInt64BE().toString().slice(0, 10);
  return new URLSearchParams({
    msg_signature: sign(setting.token, timestamp, nonce, encrypted),
    timestamp,
    nonce,
  });
}

/** The callback's address with the signed query appended to its own. */
export function withQuery(url: string, query: URLSearchParams): string {
  const target = new URL(url);
  for (const [name, value] of query) target.searchParams.set(name, value);
  return target.href;
}

/** Encrypts text for the tenant. */
export function seal(setting: CallbackSetting, text: string, corpId: string): string {
  return encrypt(decodeAesKey(setting.encodingAesKey), text, corpId, randomBytes(16));
}

/** What a push was signed with. */
export interface Posted {
  msgSignature: string;
  timestamp: string;
  nonce: string;
  encryptedLength: number;
}

/** Pushes one event; resolves when it was received, rejects on a network failure, an abort or a non-200 answer. `posted` is filled in. */
export async function postEvent(
  tenant: Tenant,
  setting: CallbackSetting,
  xml: string,
  sending: { now: number; signal: AbortSignal; posted: Posted },
): Promise<void> {
  const encrypted = seal(setting, xml, tenant.corpId);
  const query = signedQuery(setting, encrypted, sending.now);
  Object.assign(sending.posted, {
    msgSignature: query.get('msg_signature') ?? '',
    timestamp: query.get('timestamp') ?? '',
    nonce: query.get('nonce') ?? '',
    encryptedLength: encrypted.length,
  });
  const response = await fetch(withQuery(setting.url, query), {
    method: 'POST',
    headers: { 'content-type': 'text/xml' },
    body: envelopeXml(tenant.corpId, tenant.agentId, encrypted),
    redirect: 'manual',
    signal: sending.signal,
  });
  // What the application says beside the status means nothing here, however long it is.
  await response.body?.cancel();
  if (response.status !== 200) throw new Error(`the callback answered HTTP ${response.status}`);
}
