import type { Reference } from '@hetang/contract/http/reference';

/** `group/value` as `组名 / 标签名`; undefined when the plan has no such tag. */
export function tagName(reference: Reference | undefined, tag: string): string | undefined {
  const [groupKey, valueKey] = tag.split('/');
  const group = reference?.tagGroups.find((candidate) => candidate.key === groupKey);
  const value = group?.values.find((candidate) => candidate.key === valueKey);
  return group && value ? `${group.name} / ${value.name}` : undefined;
}
