import { request } from 'undici';
import type { CodeChannel } from '../../port.ts';
import { refusalOf } from '../client/refusal.ts';
import { UNREACHABLE } from '../error-codes.ts';
import type { CallDeps } from './deps.ts';

const MAX_BYTES = 1024 * 1024;
const TIMEOUT_MS = 5_000;

/** Loads the picture of a live code from where the platform said it is; nowhere else on plain http. */
export function fetchCodeImage({ config }: CallDeps): CodeChannel['fetchCodeImage'] {
  return async (qrUrl) => {
    if (!isAllowed(qrUrl, config.baseUrl)) return refusalOf(40058);
    try {
      const answer = await request(qrUrl, { signal: AbortSignal.timeout(TIMEOUT_MS) });
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of answer.body) {
        size += chunk.length;
        if (size > MAX_BYTES) break;
        chunks.push(chunk);
      }
      const bytes = Buffer.concat(chunks);
      const type = typeOf(bytes);
      if (answer.statusCode !== 200 || size > MAX_BYTES || !type) {
        return { kind: 'unknown', problem: `no picture (HTTP ${answer.statusCode})` };
      }
      return { kind: 'done', value: { type, bytes } };
    } catch {
      return refusalOf(UNREACHABLE);
    }
  };
}

function isAllowed(qrUrl: string, baseUrl: string): boolean {
  if (!URL.canParse(qrUrl)) return false;
  const url = new URL(qrUrl);
  return url.protocol === 'https:' || url.origin === new URL(baseUrl).origin;
}

function typeOf(bytes: Buffer): 'image/png' | 'image/jpeg' | null {
  if (bytes.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]))) return 'image/png';
  return bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) ? 'image/jpeg' : null;
}
