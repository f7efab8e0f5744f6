const ALWAYS_BELIEVED = 20;
const MOST_SHARE = 0.5;

/**
 * Whether so many missing customers of one member are believed. An empty or short list may be the platform's
 * mistake or a lost permission; half of a member's friends do not vanish unseen.
 */
export function isBelievable(missing: number, known: number): boolean {
  return missing <= ALWAYS_BELIEVED || missing <= known * MOST_SHARE;
}
