import type { ServiceCustomer, ServiceEntry } from '../../channels/service.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { ServiceDeps } from './deps.ts';
import { customersOf } from './rules/fold-entries.ts';

/**
 * Who of those on a page nobody knows yet, as the platform shows them: by their unionid they may be contacts of a program of the
 * brand. Where the app may not ask, they are strangers until they become somebody's friend.
 * @throws when the platform does not answer; the page is read again then.
 */
export async function meetCustomers(
  { db, port }: Pick<ServiceDeps, 'db' | 'port'>,
  entries: readonly ServiceEntry[],
): Promise<ReadonlyMap<string, ServiceCustomer>> {
  const strangers = await db.rows<{ id: string }>(sql`
    select w.id from unnest(${customersOf(entries)}::text[]) as w (id)
    where not exists (select from identity i where i.kind = 'external_userid' and i.value = w.id)`);
  if (strangers.length === 0) return new Map();
  const outcome = await port.readServiceCustomers(strangers.map(({ id }) => id));
  if (outcome.kind === 'done') return new Map(outcome.value.map((one) => [one.id, one]));
  if (outcome.kind === 'refused' && outcome.retry === 'never') return new Map();
  const why = outcome.kind === 'refused' ? `${outcome.reason} (${outcome.code})` : outcome.problem;
  throw new Error(`who came to customer service could not be read: ${why}`);
}
