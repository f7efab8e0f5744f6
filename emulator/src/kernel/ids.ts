import { createHash } from 'node:crypto';

/** What the id maker needs of the state. */
export interface IdSource {
  seed: number;
  counters: Record<string, number>;
  /** How often the emulator was killed: ids given out after the last save must not be given out again. */
  epoch: number;
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

/** Text for a purpose and number; another after every kill. */
export function idText(source: IdSource, length: number, kind: string, number: number): string {
  const parts = source.epoch === 0 ? [] : [`epoch ${source.epoch}`];
  return derivedText(length, source.seed, kind, number, ...parts);
}

/** A new platform id: prefix, then text up to the given length in all. */
export function newId(source: IdSource, kind: string, prefix: string, length: number): string {
  const number = nextNumber(source, kind);
  return prefix + idText(source, length - prefix.length, kind, number);
}
