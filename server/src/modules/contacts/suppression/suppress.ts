import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import { appendToLog } from '../../../kernel/log/append.ts';

export interface SuppressionWish {
  contactId: number;
  reason: string;
  by: string;
  until: Date | null;
}

/**
 * Puts a contact on the list of those who are left alone; what was said before is replaced. The log is told.
 * @throws HetangError `request/not-found`, `contact/past-date`.
 */
export async function suppress(tx: Tx, wish: SuppressionWish, now: Date): Promise<void> {
  const { contactId, reason, by, until } = wish;
  if (until !== null && until <= now) throw new HetangError('contact/past-date', { at: until.toISOString() });
  await mustExist(tx, contactId);
  await tx.run(sql`
    insert into suppression (contact_id, reason, set_by, at, until)
    values (${contactId}, ${reason}, ${by}, ${now}, ${until})
    on conflict (contact_id) do update
      set reason = excluded.reason, set_by = excluded.set_by, at = excluded.at, until = excluded.until, source = null`);
  const props = { reason, by, ...(until && { until: until.toISOString() }) };
  await appendToLog(tx, [{ contactId, name: 'contact.suppressed', at: now, props, source: by }], now);
}

/**
 * Takes a contact off the list; nothing happens when it is not on it. The log is told.
 * @throws HetangError `request/not-found`.
 */
export async function release(tx: Tx, contactId: number, by: string, now: Date): Promise<void> {
  await mustExist(tx, contactId);
  const gone = await tx.run(sql`delete from suppression where contact_id = ${contactId}`);
  if (gone === 0) return;
  await appendToLog(tx, [{ contactId, name: 'contact.released', at: now, props: { by }, source: by }], now);
}

async function mustExist(tx: Tx, id: number): Promise<void> {
  const known = await tx.one(sql`select 1 from contact where id = ${id} for key share`);
  if (!known) throw new HetangError('request/not-found', { what: `contact ${id}` });
}
