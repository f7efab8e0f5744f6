import type { Reference } from '@hetang/contract/http/reference';
import { useQuery } from '@tanstack/react-query';
import { referenceQuery } from '../../api/reference.ts';
import type { FilterOption } from '../filter-bar.tsx';
import { optionsOf, tagOptionsOf, tierOptionsOf } from '../options.ts';
import type { LeafKind } from './leaves.ts';

export type EventProperty = Reference['events'][number]['properties'][number];
export type PlanField = Reference['fields'][number];

/** Kinds of facts whose first choice is one of the plan's definitions. */
export type ChosenKind = Exclude<LeafKind, 'event' | 'sequence' | 'orders' | 'consent'>;

const lists: { [K in ChosenKind]: (reference: Reference | undefined) => FilterOption[] } = {
  field: (plan) => optionsOf(plan?.fields),
  tag: (plan) => tagOptionsOf(plan?.tagGroups),
  'tag-group': (plan) => optionsOf(plan?.tagGroups),
  stage: (plan) => optionsOf(plan?.stages),
  tier: (plan) => tierOptionsOf(plan?.ladders),
  segment: (plan) => optionsOf(plan?.segments),
  code: (plan) => optionsOf(plan?.codes),
  friend: (plan) => optionsOf(plan?.staff),
  community: (plan) => optionsOf(plan?.communities),
  journey: (plan) => optionsOf(plan?.journeys),
};

/** What the plan has to choose from for a kind of fact. */
export function useChoices(kind: ChosenKind): FilterOption[] {
  return lists[kind](useQuery(referenceQuery).data);
}

/** Kinds of facts of which the plan has at least one definition, or that need none. */
export function useUsefulKinds(): (kind: LeafKind) => boolean {
  const plan = useQuery(referenceQuery).data;
  return (kind) => !(kind in lists) || lists[kind as ChosenKind](plan).length > 0;
}

/** The properties that the plan declares for an event. */
export function useEventProperties(event: string): EventProperty[] {
  const events = useQuery(referenceQuery).data?.events ?? [];
  return events.find(({ key }) => key === event)?.properties ?? [];
}

export function useField(key: string): PlanField | undefined {
  return useQuery(referenceQuery).data?.fields.find((field) => field.key === key);
}
