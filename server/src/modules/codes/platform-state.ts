import { createHash } from 'node:crypto';

const MOST_CHARS = 30;

/** The `state` that a live code carries: it comes back with every add. At most 30 characters. */
export function platformState(key: string): string {
  const plain = `ht-${key}`;
  if (plain.length <= MOST_CHARS) return plain;
  return `ht_${createHash('sha256').update(key).digest('hex').slice(0, 27)}`;
}
