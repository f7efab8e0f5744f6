import type { Reference } from '@hetang/contract/http/reference';
import { tagValueName } from '@hetang/contract/plan/kinds/tags';
import type { Plan } from '@hetang/contract/plan/registry';

/** Tag groups and fields with the names of their values, in the order of the plan. */
export function describeFills({
  tags,
  fields,
}: Pick<Plan, 'tags' | 'fields'>): Pick<Reference, 'tagGroups' | 'fields'> {
  return {
    tagGroups: Object.entries(tags).map(([key, group]) => ({
      key,
      name: group.name,
      choose: group.choose,
      ...(group.step ? { step: group.step } : {}),
      values: Object.keys(group.values).map((value) => ({
        key: value,
        name: tagValueName(group, value) ?? value,
      })),
    })),
    fields: Object.entries(fields).map(([key, { name, type, values }]) => ({
      key,
      name,
      type,
      ...(values ? { values } : {}),
    })),
  };
}
