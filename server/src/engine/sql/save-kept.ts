import type { Measured } from '../../conditions/rules/evaluate-value.ts';
import { decimalOf } from '../../conditions/rules/exact-number.ts';
import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { ContactState } from '../../reaction/contact-state.ts';

/** Writes numbers and sequences back that this batch moved: at most four statements. */
export async function saveKept(tx: Tx, contacts: readonly ContactState[]): Promise<void> {
  const measured = contacts.filter((contact) => contact.measures.size > 0);
  await saveMeasures(tx, measured);
  await saveMeasureDays(tx, measured);
  const followed = contacts.filter((contact) => contact.sequences.size > 0);
  await saveSequences(tx, followed);
  await saveOccurrences(tx, followed);
}

function numbers({ sum, min, max }: Measured): { s: string; l: string; h: string } {
  return { s: decimalOf(sum), l: decimalOf(min), h: decimalOf(max) };
}

async function saveMeasures(tx: Tx, contacts: readonly ContactState[]): Promise<void> {
  const rows = contacts.flatMap((contact) =>
    [...contact.measures].flatMap(([measure, state]) =>
      state.dirty ? [{ i: contact.id, m: measure, ...numbers(state) }] : [],
    ),
  );
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into contact_measure (contact_id, measure, sum, min, max)
    select i, m, s, l, h
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (i bigint, m int, s numeric, l numeric, h numeric)
    on conflict (contact_id, measure) do update set sum = excluded.sum, min = excluded.min, max = excluded.max`);
}

async function saveMeasureDays(tx: Tx, contacts: readonly ContactState[]): Promise<void> {
  const rows = contacts.flatMap((contact) =>
    [...contact.measures].flatMap(([measure, { days, dirtyDays }]) =>
      [...dirtyDays].flatMap((day) => {
        const found = days?.get(day);
        return found ? [{ i: contact.id, m: measure, d: day, ...numbers(found) }] : [];
      }),
    ),
  );
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into contact_measure_day (contact_id, measure, day, sum, min, max)
    select i, m, d, s, l, h
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r (i bigint, m int, d date, s numeric, l numeric, h numeric)
    on conflict (contact_id, measure, day) do update
      set sum = excluded.sum, min = excluded.min, max = excluded.max`);
}

async function saveSequences(tx: Tx, contacts: readonly ContactState[]): Promise<void> {
  const rows = contacts.flatMap((contact) =>
    [...contact.sequences].flatMap(([sequence, { ends, seen, added }]) =>
      added.length === 0
        ? []
        : [
            {
              i: contact.id,
              q: sequence,
              e: ends.map((at) => (at === null ? null : new Date(at))),
              c: dateOf(ends.at(-1)),
              a: dateOf(seen.at),
              p: seen.part,
              s: seen.seq,
            },
          ],
    ),
  );
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into contact_sequence (contact_id, sequence, ends, completed_at, seen_at, seen_part, seen_seq)
    select i, q, e, c, a, p, s
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (i bigint, q int, e timestamptz[], c timestamptz,
      a timestamptz, p smallint, s bigint)
    on conflict (contact_id, sequence) do update
      set ends = excluded.ends, completed_at = excluded.completed_at, seen_at = excluded.seen_at,
        seen_part = excluded.seen_part, seen_seq = excluded.seen_seq`);
}

async function saveOccurrences(tx: Tx, contacts: readonly ContactState[]): Promise<void> {
  const rows = contacts.flatMap((contact) =>
    [...contact.sequences].flatMap(([sequence, { added }]) =>
      added.map(({ at, part, seq, steps }) => ({
        i: contact.id,
        q: sequence,
        a: new Date(at),
        p: part,
        s: seq,
        m: steps,
      })),
    ),
  );
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into contact_occurrence (contact_id, sequence, part, seq, at, steps)
    select i, q, p, s, a, m
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r (i bigint, q int, p smallint, s bigint, a timestamptz, m smallint)`);
}

function dateOf(at: number | null | undefined): Date | null {
  return at === null || at === undefined ? null : new Date(at);
}
