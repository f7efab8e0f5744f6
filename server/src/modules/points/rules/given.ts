import type { EarnRule } from './compile.ts';

type Rule = Pick<EarnRule, 'scheme' | 'rule'>;

/** Where the sum that a rule has given stands in `PointsState.given`: of one day, or of all that are known. */
export function givenKey({ scheme, rule }: Rule, day = ''): string {
  return `${scheme} ${rule} ${day}`;
}

/** Adds what a rule gives on a day. */
export function noteGiven(
  given: Map<string, number>,
  rule: Rule,
  { day, points }: { day: string; points: number },
): void {
  for (const key of [givenKey(rule, day), givenKey(rule)]) given.set(key, (given.get(key) ?? 0) + points);
}
