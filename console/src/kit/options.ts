import type { Reference } from '@hetang/contract/http/reference';
import type { FilterOption } from './filter-bar.tsx';

/** Choices of a select from names of the plan. */
export function optionsOf(named: readonly { key: string; name: string }[] | undefined): FilterOption[] {
  return (named ?? []).map(({ key, name }) => ({ value: key, label: name }));
}

/** Tiers under the name of their ladder, highest first; the value is `ladder/tier`. */
export function tierOptionsOf(ladders: Reference['ladders'] | undefined): FilterOption[] {
  return (ladders ?? []).map((ladder) => ({
    value: ladder.key,
    label: ladder.name,
    options: [...ladder.tiers]
      .reverse()
      .map((tier) => ({ value: `${ladder.key}/${tier.key}`, label: tier.name })),
  }));
}

/** Tags under the name of their group; the value is `group/value`. */
export function tagOptionsOf(groups: Reference['tagGroups'] | undefined): FilterOption[] {
  return (groups ?? []).map((group) => ({
    value: group.key,
    label: group.name,
    options: group.values.map((tag) => ({ value: `${group.key}/${tag.key}`, label: tag.name })),
  }));
}
