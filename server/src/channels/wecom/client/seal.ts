import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Keeps a short secret unreadable at rest: AES-256-GCM under a key made from the app's secret. */
export function seal(secret: string, text: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** The text, or null when it was sealed under another secret or damaged. */
export function unseal(secret: string, sealed: Buffer): string | null {
  try {
    const opener = createDecipheriv('aes-256-gcm', keyOf(secret), sealed.subarray(0, 12), {
      authTagLength: 16,
    });
    opener.setAuthTag(sealed.subarray(12, 28));
    return Buffer.concat([opener.update(sealed.subarray(28)), opener.final()]).toString('utf8');
  } catch {
    return null;
  }
}

function keyOf(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, 'hetang', 'wecom access token', 32));
}
