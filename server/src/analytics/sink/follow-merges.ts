import type { Queryable } from '../../kernel/database/database.ts';
import { authorOf } from '../../kernel/log/append.ts';
import { readRedirects } from '../../kernel/log/redirect.ts';

/** Events of contacts that were merged meanwhile belong to the contact that goes on, or went apart again to themselves. */
export async function followMerges<E extends { contactId: number; via?: number | null }>(
  db: Queryable,
  events: readonly E[],
): Promise<readonly E[]> {
  if (events.length === 0) return events;
  const { target } = await readRedirects(db, [...new Set(events.map(authorOf))]);
  if (target.size === 0 && events.every(({ via }) => via == null)) return events;
  return events.map((event) => ({
    ...event,
    contactId: target.get(authorOf(event)) ?? authorOf(event),
  }));
}
