import { createHash, randomBytes, randomInt } from 'node:crypto';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const KEY_LENGTH = 32;
/** How much of a key may be shown: enough to tell keys apart, too little to guess the rest. */
const SHOWN_LENGTH = 9;

export const KEY_PREFIX = 'ht_';

/** A session token: 256 random bits. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url');
}

/** An API key: `ht_` and 32 random base62 characters (190 bits). */
export function newApiKey(): string {
  return KEY_PREFIX + Array.from({ length: KEY_LENGTH }, () => BASE62[randomInt(62)]).join('');
}

/** The part of a key that lists show. */
export function shownPart(key: string): string {
  return key.slice(0, SHOWN_LENGTH);
}

/** What is stored instead of a token or key. They are random, so a fast hash without salt is enough. */
export function fingerprint(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
