import type { PlanNames } from '../../../conditions/rules/plan-names.ts';

/** Key and name of a tier; null for none. */
export function namedTier(
  names: PlanNames,
  ladder: string,
  tier: string | null,
): { key: string; name: string } | null {
  if (tier === null) return null;
  const inWords = names.tier(`${ladder}/${tier}`);
  return { key: tier, name: inWords.slice(names.of('ladders', ladder).length + 1) };
}
