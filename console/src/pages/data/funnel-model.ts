import type { Funnel } from '@hetang/contract/http/reports';
import type { AskOf } from '../../api/reports.ts';
import type { SearchParams } from '../../kit/list-state.ts';
import {
  type AmongValues,
  againstOf,
  askedOf,
  daysOf,
  type RangeValues,
  readCommon,
  writeCommon,
} from './ask-model.ts';
import type { Asked } from './question-kind.ts';

const DAY_SECONDS = 86_400;
const USUAL_DAYS = '30';

/** What the form holds. */
export interface FunnelValues extends RangeValues, AmongValues {
  steps: { event?: string }[];
  windowDays: number;
}

/** What the form begins with: the address, else from being added to something still to be chosen. */
export function readFunnel(search: SearchParams): FunnelValues {
  const steps = search.steps?.split(',').filter(Boolean);
  return {
    ...readCommon(search, USUAL_DAYS),
    steps: steps?.length ? steps.map((event) => ({ event })) : [{ event: 'contact.added' }, {}],
    windowDays: Number(search.window) > 0 ? Number(search.window) : Number(USUAL_DAYS),
  };
}

export function writeFunnel({ steps, windowDays, ...common }: FunnelValues): SearchParams {
  const events = steps.flatMap(({ event }) => event ?? []);
  return { steps: events.join(','), window: String(windowDays), ...writeCommon(common) };
}

/** The form's values as the question; a step without an event is left out, the others get readable names. */
export function askFunnel(
  values: FunnelValues,
  { today, nameOf }: { today: string; nameOf: (event: string) => string },
): Asked<'funnel'> {
  const ask: AskOf<'funnel'> = {
    of: 'funnel',
    steps: values.steps.flatMap(({ event }) => (event ? [{ event, name: nameOf(event) }] : [])),
    ...daysOf(values, today),
    window: values.windowDays * DAY_SECONDS,
    ...askedOf(values),
  };
  return { ask, against: againstOf(ask, values.compare) };
}

type Counts = Funnel['total'];
type Step = Counts['steps'][number];

/** Everybody, or one group, of an answer. */
export interface FunnelGroup {
  /** Undefined for everybody; empty for no value. */
  key: string | undefined;
  name: string;
  steps: Step[];
  /** The same of the answer that it is compared with. */
  other: Step[] | null;
}

/** Everybody first, then every group. */
export function funnelGroups(
  funnel: Funnel,
  other: Funnel | null,
  names: { all: string; group: (key: string | null) => string },
): FunnelGroup[] {
  return [
    { key: undefined, name: names.all, steps: funnel.total.steps, other: other?.total.steps ?? null },
    ...funnel.groups.map(({ key, steps }) => ({
      key: key ?? '',
      name: names.group(key),
      steps,
      other: other?.groups.find((group) => group.key === key)?.steps ?? null,
    })),
  ];
}

/** How many got to a step and no further. */
export function droppedAt(steps: readonly Step[], nr: number): number | null {
  const [here, next] = [steps[nr], steps[nr + 1]];
  return here && next ? here.people - next.people : null;
}
