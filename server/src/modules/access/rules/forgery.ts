/** The header that the console sends and that a form on a strange page cannot. */
export const CONSOLE_HEADER = 'x-hetang';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request that is believed because of its cookie may come from a strange page: it changes something
 * and lacks the console's header, which a page of another origin can only add after asking (CORS), and is refused.
 */
export function mayBeForged(method: string, consoleHeader: unknown): boolean {
  return !SAFE.has(method.toUpperCase()) && !consoleHeader;
}
