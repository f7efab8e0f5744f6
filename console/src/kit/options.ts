import type { Reference } from '@hetang/contract/http/reference';
import type { FilterOption } from './filter-bar.tsx';

/** Choices of a select from names of the plan. */
export function optionsOf(named: readonly { key: string; name: string }[] | undefined): FilterOption[] {
  return (named ?? []).map(({ key, name }) => ({ value: key, label: name }));
}

/** Tags under the name of their group; the value is `group/value`. */
export function tagOptionsOf(groups: Reference['tagGroups'] | undefined): FilterOption[] {
  return (groups ?? []).map((group) => ({
    value: group.key,
    label: group.name,
    options: group.values.map((tag) => ({ value: `${group.key}/${tag.key}`, label: tag.name })),
  }));
}
