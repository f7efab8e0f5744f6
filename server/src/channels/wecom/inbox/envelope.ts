import { timingSafeEqual } from 'node:crypto';
import { decrypt, getSignature } from '@wecom/crypto';

/** What a callback URL is called with. */
export interface Signed {
  msgSignature: string;
  timestamp: string;
  nonce: string;
  /** Base64 ciphertext: `echostr`, or `Encrypt` of a push. */
  encrypted: string;
}

export type Opened =
  | { kind: 'opened'; message: string }
  | { kind: 'forged' }
  /** Signed by the token, but not what the platform makes: key or corp do not belong to it. */
  | { kind: 'unreadable'; problem: string };

/** 16 random bytes and the length come before the message; everything is padded to 32. */
const MIN_BYTES = 32;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Checks the signature, in constant time, and only then decrypts and checks whose message it is. */
export function openEnvelope(
  signed: Signed,
  settings: { token: string; aesKey: string; corpId: string },
): Opened {
  const expected = Buffer.from(
    getSignature(settings.token, signed.timestamp, signed.nonce, signed.encrypted),
  );
  const given = Buffer.from(signed.msgSignature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return { kind: 'forged' };
  if (!BASE64.test(signed.encrypted)) return { kind: 'unreadable', problem: 'not Base64' };
  const size = Buffer.byteLength(signed.encrypted, 'base64');
  if (size < MIN_BYTES || size % 16 !== 0) return { kind: 'unreadable', problem: 'wrong length' };
  try {
    const { message, id } = decrypt(settings.aesKey, signed.encrypted);
    // The library does not authenticate; a wrong key shows as a wrong receiver.
    if (id !== settings.corpId) return { kind: 'unreadable', problem: 'wrong receiver or key' };
    return { kind: 'opened', message };
  } catch {
    return { kind: 'unreadable', problem: 'wrong key' };
  }
}

/** Opens with the first keys that fit; of several that do not, the first says why. */
export function openWithAny(
  signed: Signed,
  keys: readonly { token: string; aesKey: string }[],
  corpId: string,
): { opened: Opened; nr: number } {
  let first: Opened = { kind: 'forged' };
  for (const [nr, key] of keys.entries()) {
    const opened = openEnvelope(signed, { ...key, corpId });
    if (opened.kind === 'opened') return { opened, nr };
    if (nr === 0) first = opened;
  }
  return { opened: first, nr: 0 };
}

/** The ciphertext of a push, taken out before anything about it is trusted, or null. */
export function encryptedOf(body: string): string | null {
  const found = /<Encrypt>\s*(?:<!\[CDATA\[)?([A-Za-z0-9+/=]{1,1400000})(?:\]\]>)?\s*<\/Encrypt>/.exec(body);
  return found?.[1] ?? null;
}
