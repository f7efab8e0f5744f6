import type { Tx } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { type Redirects, readRedirects } from './redirect.ts';

/** The log is cut into this many parts by contact. Fixed: changing it would move contacts between parts. */
export const PARTS = 16;

/** NOTIFY channel that tells consumers of new events. */
export const LOG_CHANNEL = 'hetang_log';

export type Props = Record<string, unknown>;

/** One event to append; the contact is already known. */
export interface LogEntry {
  contactId: number;
  name: string;
  at: Date;
  props: Props;
  /** Who says so: `api:<key>`, `wecom`, `engine`, `import:<id>` … */
  source: string;
  /** Unique per contact's part: the same key again is a repeat and takes no effect. */
  dedupe?: string | undefined;
  /** The contact by whose name it came, when that one has become part of this one. */
  via?: number | undefined;
}

/** The part of the log that a contact's events live in. */
export function partOf(contactId: number): number {
  return contactId % PARTS;
}

/**
 * Appends events, in the given order per contact, and says for each whether it was new. Events of a contact that was
 * merged into another go to that one. The caller's commit is the acknowledgement. Locks the heads of the parts
 * concerned until then.
 */
export async function appendToLog(tx: Tx, given: readonly LogEntry[], now: Date): Promise<boolean[]> {
  if (given.length === 0) return [];
  const { entries, redirects } = await lockHeads(tx, given);
  const repeats = await repeatsElsewhere(tx, entries, redirects);
  const rows = entries.map((entry, nr) => ({ entry, nr })).filter(({ nr }) => !repeats.has(nr));
  // The snapshot of this statement is taken after the locks, so it sees every committed event of these parts.
  const taken = rows.length > 0 ? await tx.rows<{ nr: number }>(insertNew(rows, now)) : [];
  const fresh = new Set(taken.map((row) => row.nr));
  if (fresh.size > 0) await tx.run(sql`select pg_notify(${LOG_CHANNEL}, '')`);
  return entries.map((_, nr) => fresh.has(nr));
}

/** Whose name an event came under. */
export function authorOf({ via, contactId }: { via?: number | null | undefined; contactId: number }): number {
  return via ?? contactId;
}

/**
 * Locks the heads of the parts, in order, and then looks who has been merged or has gone apart: who does that locks the
 * same heads first. A target's part is locked on top, out of order; where that meets somebody else's locks, PostgreSQL
 * ends one of the two, and it is tried again.
 */
async function lockHeads(
  tx: Tx,
  given: readonly LogEntry[],
): Promise<{ entries: readonly LogEntry[]; redirects: Redirects }> {
  let entries = given;
  for (;;) {
    const contacts = [...new Set(entries.map((entry) => entry.contactId))];
    const parts = [...new Set(contacts.map(partOf))].sort((a, b) => a - b);
    await tx.run(sql`select 1 from log_part where part = any(${parts}::smallint[]) order by part for update`);
    const redirects = await readRedirects(tx, [...new Set([...contacts, ...entries.map(authorOf)])]);
    const sent = entries.map((entry) => sendOn(entry, redirects));
    if (sent.every(({ contactId }, nr) => contactId === entries[nr]?.contactId))
      return { entries: sent, redirects };
    entries = sent;
  }
}

function sendOn(entry: LogEntry, { target }: Redirects): LogEntry {
  const author = authorOf(entry);
  const contactId = target.get(author) ?? author;
  return { ...entry, contactId, via: contactId === author ? undefined : author };
}

/** Events that came before, while their contact was still another one, perhaps of another part. */
async function repeatsElsewhere(
  tx: Tx,
  entries: readonly LogEntry[],
  { parts }: Redirects,
): Promise<ReadonlySet<number>> {
  const asked = entries.flatMap((entry, nr) => {
    const { contactId, dedupe } = entry;
    if (dedupe === undefined) return [];
    return [...(parts.get(contactId) ?? [])].map((part) => ({ nr, part, dedupe }));
  });
  if (asked.length === 0) return new Set();
  const rows = await tx.rows<{ nr: number }>(sql`
    select a.nr
    from unnest(${asked.map((a) => a.nr)}::int[], ${asked.map((a) => a.part)}::smallint[],
                ${asked.map((a) => a.dedupe)}::text[]) as a (nr, part, dedupe)
    join event e on e.part = a.part and e.dedupe = a.dedupe`);
  return new Set(rows.map((row) => row.nr));
}

function insertNew(numbered: readonly { entry: LogEntry; nr: number }[], now: Date) {
  const rows = JSON.stringify(
    numbered.map(({ entry, nr }) => ({
      nr,
      p: partOf(entry.contactId),
      c: entry.contactId,
      n: entry.name,
      a: entry.at,
      d: entry.props,
      s: entry.source,
      k: entry.dedupe,
      v: entry.via,
    })),
  );
  return sql`
    with input as materialized (
      select distinct on (p, coalesce(k, 'nr:' || nr)) nr, p, c, n, a, d, s, k, v
      from json_to_recordset(${rows}::json)
        as r (nr int, p smallint, c bigint, n text, a timestamptz, d jsonb, s text, k text, v bigint)
      order by p, coalesce(k, 'nr:' || nr), nr
    ),
    fresh as materialized (
      select i.*, row_number() over (partition by i.p order by i.nr) as rank
      from input i
      where i.k is null or not exists (select from event e where e.part = i.p and e.dedupe = i.k)
    ),
    moved as (
      update log_part set head = head + f.added
      from (select p, count(*) as added from fresh group by p) f
      where part = f.p
      returning part, head - f.added as base
    ),
    written as (
      insert into event (part, seq, contact_id, name, at, props, source, dedupe, via, logged_at)
      select f.p, m.base + f.rank, f.c, f.n, f.a, f.d, f.s, f.k, f.v, ${now}
      from fresh f join moved m on m.part = f.p
    )
    select nr from fresh`;
}
