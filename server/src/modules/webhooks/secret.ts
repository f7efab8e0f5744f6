import { createHmac, randomBytes } from 'node:crypto';

/** A fresh salt is a fresh secret. */
export function newSalt(): Buffer {
  return randomBytes(16);
}

/** What deliveries to one subscriber are signed with: from the installation's key, which is not in the database. */
export function secretOf(key: string, salt: Buffer): string {
  return `whsec_${createHmac('sha256', key).update('webhook').update(salt).digest('base64url')}`;
}
