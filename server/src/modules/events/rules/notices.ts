import type { LoggedEvent } from '../../../kernel/log/consume.ts';
import { checkEvent, type EventCatalogue } from './check-event.ts';

/** Something about an event that nobody expected, as it is counted. */
export interface EventNotice {
  source: string;
  name: string;
  problem: string;
  /** The property or identity concerned, or empty. */
  detail: string;
  count: number;
  /** The latest of them. */
  part: number;
  seq: number;
  /** Seconds, of times that do not fit. */
  worst: number | null;
}

/** An event that reaches us later than this is late: waits and windows have gone on without it. */
const LATE_MS = 24 * 3_600_000;
/** Clocks may differ by this much. */
const AHEAD_MS = 5 * 60_000;

/**
 * What is to be noted of a batch, equal ones counted together. Only events from outside are looked at: what Hetang says
 * itself needs no catalogue.
 */
export function noticesOf(events: readonly LoggedEvent[], catalogue: EventCatalogue): EventNotice[] {
  const notices = new Map<string, EventNotice>();
  for (const event of events) {
    if (!isFromOutside(event)) continue;
    for (const found of foundIn(event, catalogue)) {
      const { source, name, part, seq } = event;
      const key = JSON.stringify([source, name, found.problem, found.detail]);
      const known = notices.get(key);
      const worst = Math.max(found.seconds ?? 0, known?.worst ?? 0);
      notices.set(key, {
        source,
        name,
        problem: found.problem,
        detail: found.detail,
        count: (known?.count ?? 0) + 1,
        part,
        seq,
        worst: found.seconds === null ? null : worst,
      });
    }
  }
  return [...notices.values()];
}

interface Found {
  problem: string;
  detail: string;
  seconds: number | null;
}

function foundIn(event: LoggedEvent, catalogue: EventCatalogue): Found[] {
  const found: Found[] = isBuiltIn(event.name)
    ? []
    : checkEvent(catalogue, event).map((one) => ({
        problem: one.problem,
        detail: 'property' in one ? one.property : 'identity' in one ? one.identity : '',
        seconds: null,
      }));
  const late = event.loggedAt.getTime() - event.at.getTime();
  if (late > LATE_MS) found.push({ problem: 'late', detail: '', seconds: Math.round(late / 1000) });
  if (-late > AHEAD_MS) found.push({ problem: 'ahead', detail: '', seconds: Math.round(-late / 1000) });
  return found;
}

/** Imports bring the past on purpose; the platform and the engine know what they say. */
function isFromOutside({ source }: LoggedEvent): boolean {
  return source.startsWith('api:') || source === 'console';
}

const builtInFamilies =
  /^(contact|stage|tag|task|journey|message|segment|tier|consent|community|experiment)\./;

function isBuiltIn(name: string): boolean {
  return builtInFamilies.test(name);
}
