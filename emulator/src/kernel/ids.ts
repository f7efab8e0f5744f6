import { createHash } from 'node:crypto';

/** What the id maker needs of the state. */
export interface IdSource {
  seed: number;
  counters: Record<string, number>;
}

/** Next number of a counter, from 1. */
export function nextNumber(source: IdSource, kind: string): number {
  const value = (source.counters[kind] ?? 0) + 1;
  source.counters[kind] = value;
  return value;
}

/** Letters, digits, `-` and `_` derived from the parts: equal parts, equal text. */
export function derivedText(length: number, ...parts: Array<string | number>): string {
  let text = '';
  for (let round = 0; text.length < length; round++) {
    text += createHash('sha512')
      .update([...parts, round].join('\u0000'))
      .digest('base64url');
  }
  return text.slice(0, length);
}

/** A new platform id: prefix, then text up to the given length in all. */
export function newId(source: IdSource, kind: string, prefix: string, length: number): string {
  const number = nextNumber(source, kind);
  return prefix + derivedText(length - prefix.length, source.seed, kind, number);
}
