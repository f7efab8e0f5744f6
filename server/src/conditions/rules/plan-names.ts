import { tagValueName } from '@hetang/contract/plan/kinds/tags';
import { isMoney } from '@hetang/contract/plan/money';
import type { Plan } from '@hetang/contract/plan/registry';

/** Kinds whose definitions have a name of their own. */
type NamedKind =
  | 'activities'
  | 'broadcasts'
  | 'communities'
  | 'ladders'
  | 'stages'
  | 'staff'
  | 'codes'
  | 'fields'
  | 'goals'
  | 'journeys'
  | 'messages'
  | 'points'
  | 'tags'
  | 'segments';

/** The words that people see for the keys of a plan. A key that the plan does not have stands for itself. */
export interface PlanNames {
  of(kind: NamedKind, key: string): string;
  /** Key and name together; null for null. */
  named(kind: NamedKind, key: string): { key: string; name: string };
  /** The name of one value of a tag group. */
  tagValue(group: string, value: string): string;
  /** `group/value` in words: `需求标签/课程学习`. */
  tag(ref: string): string;
  /** `ladder/tier` in words: `客户分层/高价值`. */
  tier(ref: string): string;
  /** Whether a property of an event is money, so that it is said in yuan. */
  isMoney(event: string, property: string): boolean;
}

/** Names of a plan; of no plan at all, every key stands for itself. */
export function namesOf(plan: Plan | null): PlanNames {
  const of = (kind: NamedKind, key: string): string => {
    const map: Record<string, { name?: string | undefined }> = plan?.[kind] ?? {};
    return Object.hasOwn(map, key) ? (map[key]?.name ?? key) : key;
  };
  const tagValue = (group: string, value: string): string => {
    const known = plan && Object.hasOwn(plan.tags, group) ? plan.tags[group] : undefined;
    return (known && tagValueName(known, value)) ?? value;
  };
  return {
    of,
    named: (kind, key) => ({ key, name: of(kind, key) }),
    tagValue,
    tag(ref) {
      const [group = '', value = ''] = ref.split('/');
      return `${of('tags', group)}/${tagValue(group, value)}`;
    },
    tier(ref) {
      const [ladder = '', tier = ''] = ref.split('/');
      const known = plan && Object.hasOwn(plan.ladders, ladder) ? plan.ladders[ladder]?.tiers : undefined;
      const name = known && Object.hasOwn(known, tier) ? known[tier]?.name : undefined;
      return `${of('ladders', ladder)}/${name ?? tier}`;
    },
    isMoney: (event, property) => isMoney(plan, event, property),
  };
}
