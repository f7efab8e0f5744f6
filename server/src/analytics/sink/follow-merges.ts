import type { Queryable } from '../../kernel/database/database.ts';
import { readRedirects } from '../../kernel/log/redirect.ts';

/** Events of contacts that were merged meanwhile belong to the contact that goes on. */
export async function followMerges<E extends { contactId: number }>(
  db: Queryable,
  events: readonly E[],
): Promise<readonly E[]> {
  if (events.length === 0) return events;
  const { target } = await readRedirects(db, [...new Set(events.map((event) => event.contactId))]);
  if (target.size === 0) return events;
  return events.map((event) => ({ ...event, contactId: target.get(event.contactId) ?? event.contactId }));
}
