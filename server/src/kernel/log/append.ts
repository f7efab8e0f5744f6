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
  const { entries, redirects, heads } = await lockHeads(tx, given);
  const repeats = await findRepeats(tx, entries, redirects);
  const rows = numbered(entries, { heads, repeats });
  if (rows.length > 0) await insert(tx, rows, { heads, now });
  const fresh = new Set(rows.map((row) => row.nr));
  return entries.map((_, nr) => fresh.has(nr));
}

/** Whose name an event came under. */
export function authorOf({ via, contactId }: { via?: number | null | undefined; contactId: number }): number {
  return via ?? contactId;
}

/** The number of the last event of each part. */
type Heads = Map<number, number>;

interface Locked {
  entries: readonly LogEntry[];
  redirects: Redirects;
  heads: Heads;
}

/**
 * Locks the heads of the parts, in order, and then looks who has been merged or has gone apart: who does that locks the
 * same heads first. A target's part is locked on top, out of order; where that meets somebody else's locks, PostgreSQL
 * ends one of the two, and it is tried again.
 */
async function lockHeads(tx: Tx, given: readonly LogEntry[]): Promise<Locked> {
  let entries = given;
  for (;;) {
    const contacts = [...new Set(entries.map((entry) => entry.contactId))];
    const parts = [...new Set(contacts.map(partOf))].sort((a, b) => a - b);
    const rows = await tx.rows<{ part: number; head: number }>(
      sql`select part, head from log_part where part = any(${parts}::smallint[]) order by part for update`,
    );
    const redirects = await readRedirects(tx, [...new Set([...contacts, ...entries.map(authorOf)])]);
    const sent = entries.map((entry) => sendOn(entry, redirects));
    if (sent.every(({ contactId }, nr) => contactId === entries[nr]?.contactId))
      return { entries: sent, redirects, heads: new Map(rows.map(({ part, head }) => [part, head])) };
    entries = sent;
  }
}

function sendOn(entry: LogEntry, { target }: Redirects): LogEntry {
  const author = authorOf(entry);
  const contactId = target.get(author) ?? author;
  return { ...entry, contactId, via: contactId === author ? undefined : author };
}

/**
 * Numbers of the entries that the log has already; of a contact that has been another one, or has taken in others, in
 * the parts concerned too. The snapshot of this statement is taken after the locks, so it sees every committed event of
 * the parts.
 */
async function findRepeats(
  tx: Tx,
  entries: readonly LogEntry[],
  { parts }: Redirects,
): Promise<ReadonlySet<number>> {
  const asked = entries.flatMap(({ contactId, dedupe }, nr) => {
    if (dedupe === undefined) return [];
    const places = new Set([partOf(contactId), ...(parts.get(contactId) ?? [])]);
    return [...places].map((part) => ({ nr, part, dedupe }));
  });
  if (asked.length === 0) return new Set();
  // `limit 1` keeps it a look into the index for each: joined, a large batch would be worth reading the whole log to it.
  const rows = await tx.rows<{ nr: number }>(sql`
    select nr
    from unnest(${asked.map((a) => a.nr)}::int[], ${asked.map((a) => a.part)}::smallint[],
                ${asked.map((a) => a.dedupe)}::text[]) as a (nr, part, dedupe)
    cross join lateral (select from event e where e.part = a.part and e.dedupe = a.dedupe limit 1) e`);
  return new Set(rows.map((row) => row.nr));
}

interface Row {
  /** Place among the entries given. */
  nr: number;
  entry: LogEntry;
  seq: number;
}

/** Gives each new entry the next number of its part, and moves the heads. Of equal keys in a part the first counts. */
function numbered(
  entries: readonly LogEntry[],
  { heads, repeats }: { heads: Heads; repeats: ReadonlySet<number> },
): Row[] {
  const keys = new Set<string>();
  return entries.flatMap((entry, nr): Row[] => {
    if (repeats.has(nr)) return [];
    const part = partOf(entry.contactId);
    if (entry.dedupe !== undefined) {
      const key = `${part} ${entry.dedupe}`;
      if (keys.has(key)) return [];
      keys.add(key);
    }
    const seq = (heads.get(part) ?? 0) + 1;
    heads.set(part, seq);
    return [{ nr, entry, seq }];
  });
}

/** Arrays and one JSON text for all properties: rows as JSON records cost PostgreSQL twice as much. */
async function insert(
  tx: Tx,
  rows: readonly Row[],
  { heads, now }: { heads: Heads; now: Date },
): Promise<void> {
  const of = <T>(pick: (entry: LogEntry) => T): T[] => rows.map(({ entry }) => pick(entry));
  await tx.run(sql`
    with moved as (
      update log_part set head = h.head
      from unnest(${[...heads.keys()]}::smallint[], ${[...heads.values()]}::bigint[]) as h (part, head)
      where log_part.part = h.part
    ),
    written as (
      insert into event (part, seq, contact_id, name, at, props, source, dedupe, via, logged_at)
      select contact_id % ${PARTS}::bigint, seq, contact_id, name, to_timestamp(at / 1000.0), props, source, dedupe,
        via, ${now}
      from rows from (
        unnest(${rows.map(({ seq }) => seq)}::bigint[]), unnest(${of((entry) => entry.contactId)}::bigint[]),
        unnest(${of((entry) => entry.name)}::text[]), unnest(${of((entry) => entry.at.getTime())}::float8[]),
        jsonb_array_elements(${JSON.stringify(of((entry) => entry.props))}::jsonb),
        unnest(${of((entry) => entry.source)}::text[]), unnest(${of((entry) => entry.dedupe ?? null)}::text[]),
        unnest(${of((entry) => entry.via ?? null)}::bigint[])
      ) as e (seq, contact_id, name, at, props, source, dedupe, via)
    )
    select pg_notify(${LOG_CHANNEL}, '')`);
}
