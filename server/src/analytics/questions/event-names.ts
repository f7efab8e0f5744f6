import type { Analytics } from '../../kernel/clickhouse/analytics.ts';

/** The names of all events that have happened, with how often. */
export function askEventNames(analytics: Analytics): Promise<{ name: string; events: number }[]> {
  return analytics.query('select name, count() as events from event group by name order by name');
}
