import type { InterceptRule } from '../../fixtures.ts';

type Kind = InterceptRule['also'][number];
const numbers = new Map<Kind, number>([
  ['phone', 1],
  ['email', 2],
  ['red-packet', 3],
]);

/** What a rule stops beside words, as the platform numbers it. */
export const numbersOf = (kinds: readonly Kind[]): number[] =>
  kinds.flatMap((kind) => numbers.get(kind) ?? []);

/** The way back; numbers that nobody knows are left out. */
export const kindsOf = (wire: readonly number[]): Kind[] =>
  [...numbers].flatMap(([kind, number]) => (wire.includes(number) ? [kind] : []));
