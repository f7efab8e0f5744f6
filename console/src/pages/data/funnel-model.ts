import type { Reference } from '@hetang/contract/http/reference';
import type { Funnel } from '@hetang/contract/http/reports';
import type { FunnelRequest } from '../../api/reports.ts';
import type { Cell } from '../../kit/csv.ts';

const DAY_SECONDS = 86_400;

/** What the form holds. */
export interface FunnelValues {
  steps: { event?: string }[];
  from: string;
  to: string;
  windowDays: number;
  breakdown?: string;
}

/** The form's values as the request; a step without an event is left out, the others get readable names. */
export function toFunnelRequest(values: FunnelValues, nameOf: (event: string) => string): FunnelRequest {
  const breakdown = values.breakdown?.trim();
  return {
    steps: values.steps.flatMap(({ event }) => (event ? [{ event, name: nameOf(event) }] : [])),
    from: values.from,
    to: values.to,
    window: values.windowDays * DAY_SECONDS,
    ...(breakdown ? { breakdown } : {}),
  };
}

export interface FunnelNames {
  all: string;
  unset: string;
  reference: Reference | undefined;
  breakdown: string | undefined;
}

/** The name of a group: keys of stage, code and owner become names, other values stay as they are. */
export function groupName(key: string | null, names: FunnelNames): string {
  if (key === null || key === '') return names.unset;
  const lists: Record<string, { key: string; name: string }[] | undefined> = {
    stage: names.reference?.stages,
    code: names.reference?.codes,
    owner: names.reference?.staff,
  };
  const list = names.breakdown && Object.hasOwn(lists, names.breakdown) ? lists[names.breakdown] : undefined;
  return list?.find((named) => named.key === key)?.name ?? key;
}

type Step = Funnel['total']['steps'][number];
export interface FunnelRow {
  id: string;
  group: string;
  step: Step;
  /** Shares 0..1 and seconds, as computed. */
  csv: Cell[];
}

/** One row per group and step, the total first. */
export function funnelRows(funnel: Funnel, names: FunnelNames): FunnelRow[] {
  const groups = [
    { name: names.all, steps: funnel.total.steps },
    ...funnel.groups.map((group) => ({ name: groupName(group.key, names), steps: group.steps })),
  ];
  return groups.flatMap(({ name, steps }, at) =>
    steps.map((step, index) => ({
      id: `${at} ${index}`,
      group: name,
      step,
      csv: [
        name,
        step.name,
        step.people,
        step.ofFirst,
        step.ofPrevious,
        step.medianSeconds,
        step.averageSeconds,
      ],
    })),
  );
}
