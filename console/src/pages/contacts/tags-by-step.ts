import type { Reference } from '@hetang/contract/http/reference';

type Step = NonNullable<Reference['tagGroups'][number]['step']>;

/** The steps of tagging in their order. */
const order: readonly Step[] = ['channel', 'first-chat', 'intent', 'layering'];

export interface TagStep<T> {
  /** Null for groups that belong to no step. */
  step: Step | null;
  tags: T[];
}

/** Tags under the steps that the plan uses, also those without a tag; nothing for a plan without steps. */
export function tagsByStep<T extends { group: string }>(
  tags: readonly T[],
  groups: Reference['tagGroups'],
): TagStep<T>[] {
  const stepOf = new Map(groups.map((group) => [group.key, group.step ?? null]));
  const steps = order.filter((step) => groups.some((group) => group.step === step));
  if (steps.length === 0) return [];
  const of = (step: Step | null) => tags.filter((tag) => (stepOf.get(tag.group) ?? null) === step);
  const others = of(null);
  return [
    ...steps.map((step) => ({ step, tags: of(step) })),
    ...(others.length > 0 ? [{ step: null, tags: others }] : []),
  ];
}
