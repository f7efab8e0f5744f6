import { HetangError } from '../../kernel/errors.ts';
import type { LoggedEvent } from '../../kernel/log/consume.ts';

/** A row of ClickHouse's `event`. */
export interface EventRow {
  part: number;
  seq: number;
  contact_id: number;
  name: string;
  at: string;
  props: string;
  source: string;
  logged_at: string;
}

const EARLIEST = Date.UTC(1970, 0, 1);
const END = Date.UTC(2100, 0, 1);

/**
 * An event of the log as ClickHouse stores it.
 * @throws HetangError `analytics/unfit-event` for instants that the questions' arithmetic does not cover.
 */
export function rowOf(event: Omit<LoggedEvent, 'dedupe'>): EventRow {
  const { part, seq, at } = event;
  if (!(at.getTime() >= EARLIEST && at.getTime() < END)) {
    throw new HetangError('analytics/unfit-event', { part, seq, at: String(at) });
  }
  return {
    part,
    seq,
    contact_id: event.contactId,
    name: event.name,
    at: timeText(at),
    props: JSON.stringify(event.props),
    source: event.source,
    logged_at: timeText(event.loggedAt),
  };
}

/** `2026-01-31 08:00:00.000`, in UTC. */
function timeText(instant: Date): string {
  return instant.toISOString().slice(0, 23).replace('T', ' ');
}
