import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import { appendToLog, partOf } from '../../../kernel/log/append.ts';
import { redirect } from '../../../kernel/log/redirect.ts';

export interface MergeWish {
  /** The contact that ceases to exist. */
  from: number;
  /** The contact that goes on as both. */
  into: number;
  /** Who wants it: a user, a key, a rule. */
  by: string;
  reason: string;
}

/**
 * Closes a contact because it is the same person as another one. From the commit on every name of `from` means
 * `into`, and its events go there. The engine, which meets the last event of `from` in the log's order, then moves
 * what hangs on it.
 * @returns the number of the merge.
 * @throws HetangError `contact/same`, `request/not-found`, `contact/merged` when one of the two is gone already,
 * `contact/splitting` while one of them is being taken apart.
 */
export async function askMerge(tx: Tx, wish: MergeWish, now: Date): Promise<number> {
  const { from, into, by, reason } = wish;
  if (from === into) throw new HetangError('contact/same', { id: from });
  await lockBoth(tx, wish);
  await appendToLog(
    tx,
    [{ contactId: from, name: 'contact.merging', at: now, props: { into, by, reason }, source: by }],
    now,
  );
  // The head is locked by that append, so it is the number of that event.
  const head = await tx.one<{ head: number }>(sql`select head from log_part where part = ${partOf(from)}`);
  await redirect(tx, { from, into, lastSeq: head?.head ?? 0 });
  const moved = await tx.rows<{ kind: string; value: string }>(sql`
    update identity set contact_id = ${into}, home = coalesce(home, contact_id)
    where contact_id = ${from} returning kind, value`);
  await tx.run(sql`
    delete from identity_conflict
    where least(contact_id, other_id) = ${Math.min(from, into)} and greatest(contact_id, other_id) = ${Math.max(from, into)}`);
  const row = await tx.one<{ id: number }>(sql`
    insert into contact_merge (from_id, into_id, asked_at, asked_by, reason, identities)
    values (${from}, ${into}, ${now}, ${by}, ${reason}, ${JSON.stringify(moved)}::jsonb) returning id`);
  return row?.id ?? 0;
}

/** In one order for all, so that two who merge the same people wait for each other instead of blocking. */
async function lockBoth(tx: Tx, { from, into }: MergeWish): Promise<void> {
  const rows = await tx.rows<{ id: number }>(sql`
    select id from contact where id = any(${[from, into]}::bigint[]) order by id for update`);
  const splitting = await tx.one<{ into_id: number }>(sql`
    select into_id from contact_merge
    where split_asked_at is not null and split_at is null and into_id = any(${[from, into]}::bigint[]) limit 1`);
  if (splitting) throw new HetangError('contact/splitting', { id: splitting.into_id });
  const there = new Set(rows.map((row) => row.id));
  const gone = await tx.rows<{ contact_id: number; target: number }>(sql`
    select contact_id, target from log_redirect where contact_id = any(${[from, into]}::bigint[])`);
  const [first] = gone;
  if (first) throw new HetangError('contact/merged', { id: first.contact_id, into: first.target });
  for (const id of [from, into]) {
    if (!there.has(id)) throw new HetangError('request/not-found', { what: `contact ${id}` });
  }
}
