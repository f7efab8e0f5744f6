import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

const BLOCK = 32;

/** Why an envelope cannot be opened. */
export class EnvelopeError extends Error {
  override name = 'EnvelopeError';
}

/** Decodes the 43-character EncodingAESKey into 32 bytes. Throws EnvelopeError when it is not one. */
export function decodeAesKey(encodingAesKey: string): Buffer {
  if (!/^[A-Za-z0-9+/]{43}$/.test(encodingAesKey)) {
    throw new EnvelopeError('EncodingAESKey must be 43 letters or digits');
  }
  return Buffer.from(`${encodingAesKey}=`, 'base64');
}

/** sha1 over the four values in lexicographic order, joined; lower-case hex. */
export function sign(token: string, timestamp: string, nonce: string, encrypted: string): string {
  const joined = [token, timestamp, nonce, encrypted].sort().join('');
  return createHash('sha1').update(joined).digest('hex');
}

/**
 * random(16) | uint32 length | message | receiver id, PKCS#7 to a multiple of 32, AES-256-CBC, IV = key[0..16).
 * `random` must be 16 bytes.
 */
export function encrypt(key: Buffer, message: string, receiveId: string, random: Buffer): string {
  const body = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const plain = Buffer.concat([random, length, body, Buffer.from(receiveId, 'utf8')]);
  const pad = BLOCK - (plain.length % BLOCK);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([
    cipher.update(plain),
    cipher.update(Buffer.alloc(pad, pad)),
    cipher.final(),
  ]).toString('base64');
}

/** An opened envelope. */
export interface Opened {
  message: string;
  receiveId: string;
}

/** Opens what `encrypt` made. Throws EnvelopeError on anything else. */
export function decrypt(key: Buffer, encrypted: string): Opened {
  const data = Buffer.from(encrypted, 'base64');
  if (data.length === 0 || data.length % 16 !== 0) throw new EnvelopeError('ciphertext length is wrong');
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(data), decipher.final()]);
  const pad = padded[padded.length - 1] ?? 0;
  if (pad < 1 || pad > BLOCK || pad > padded.length - 20) throw new EnvelopeError('padding is wrong');
  const plain = padded.subarray(0, padded.length - pad);
  const length = plain.readUInt32BE(16);
  if (length > plain.length - 20) throw new EnvelopeError('message length is wrong');
  return {
    message: plain.subarray(20, 20 + length).toString('utf8'),
    receiveId: plain.subarray(20 + length).toString('utf8'),
  };
}
