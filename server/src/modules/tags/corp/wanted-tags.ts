import { tagValueName } from '@hetang/contract/plan/kinds/tags';
import type { Plan } from '@hetang/contract/plan/registry';
import type { TagGroupInput } from '../../../channels/port.ts';

/** The tag groups that the plan keeps in step with the platform, with the ids that are known already. */
export function wantedTags(plan: Plan, platformIds: ReadonlyMap<string, string>): TagGroupInput[] {
  return Object.entries(plan.tags)
    .filter(([, group]) => group.wecom)
    .map(([key, group]) => ({
      key,
      name: group.name,
      values: Object.keys(group.values).map((value) => ({
        key: value,
        name: tagValueName(group, value) ?? value,
        platformId: platformIds.get(`${key}/${value}`) ?? null,
      })),
    }))
    .filter((group) => group.values.length > 0);
}
