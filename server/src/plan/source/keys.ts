import { isScalar } from 'yaml';

/**
 * Control characters (but for tab and line ends) and lone surrogates: no screen shows them, and the database refuses
 * some.
 */
export const unprintable = /[^\P{Cc}\t\n\r]|\p{Cs}/u;

/** The text of a key as it is written, numbers included; undefined when it cannot be a key. */
export function keyText(key: unknown): string | undefined {
  if (!isScalar(key) || key.value === null || key.value === undefined) return undefined;
  const text = typeof key.value === 'number' && key.source !== undefined ? key.source : String(key.value);
  return text === '__proto__' || text === '<<' || unprintable.test(text) ? undefined : text;
}
