import type { SequenceDef } from '../../conditions/rules/kept-defs.ts';
import type { Tx } from '../../kernel/database/database.ts';
import { join, raw, type Sql, sql } from '../../kernel/database/sql.ts';
import { handledEvents, type Whose } from './handled-events.ts';

/** Finds how far these contacts have come in sequences: from the log, one after the other. */
export async function fillSequences(
  tx: Tx,
  sequences: readonly SequenceDef[],
  contactIds: readonly number[],
): Promise<void> {
  for (const sequence of sequences) {
    await fillOccurrences(tx, sequence, contactIds);
    await fillEnds(tx, sequence, contactIds);
  }
}

/** The events that can be a step. @returns whose they are, of a stretch that goes on from an earlier one. */
export async function fillOccurrences(tx: Tx, { id, steps }: SequenceDef, whose: Whose): Promise<number[]> {
  const mask = steps.map(
    (
      { event, where },
      i,
    ) => sql`case when e.name = ${event}::text and e.props @> ${JSON.stringify(where)}::jsonb
      then ${1 << i}::int else 0 end`,
  );
  const names = steps.map((step) => step.event);
  const rows = await tx.rows<{ id: number }>(sql`
    with made as (
    insert into contact_occurrence (contact_id, sequence, part, seq, at, steps)
    select contact_id, ${id}::int, part, seq, at, mask
    from (
      select e.contact_id, e.part, e.seq, e.at, (${join(mask, ' + ')}) as mask
      from ${handledEvents(whose)} where e.name = any(${names}::text[])
    ) o
    where mask > 0
    order by contact_id, part, seq
    returning contact_id)
    select distinct contact_id as id from made where ${'to' in whose && whose.from !== null}::bool`);
  return rows.map((row) => row.id);
}

/**
 * `takeOccurrence` for all histories at once: one level a step. An event ends a match of the steps up to `i` when it can
 * be step `i` and the latest end of the steps before, among the events before it, is near enough.
 */
export async function fillEnds(
  tx: Tx,
  { id, steps }: SequenceDef,
  whose: 'everybody' | readonly number[],
): Promise<void> {
  const of = whose === 'everybody' ? sql`true` : sql`contact_id = any(${whose}::bigint[])`;
  let levels = sql`select contact_id, part, seq, at, steps, case when steps & 1 > 0 then at end as end0
    from contact_occurrence where sequence = ${id} and ${of}`;
  for (const [i, { gap }] of steps.entries()) {
    if (i === 0) continue;
    const near = gap === null ? sql`true` : sql`before >= at - make_interval(secs => ${gap / 1000})`;
    const [own, last] = [raw(`end${i}`), raw(`end${i - 1}`)];
    levels = sql`select *, case when steps & ${1 << i}::int > 0 and before is not null and ${near} then at end as ${own}
      from (select ${kept(i)}, max(${last}) over (partition by contact_id order by at, part, seq
        rows between unbounded preceding and 1 preceding) as before from (${levels}) l${raw(String(i))}) b${raw(String(i))}`;
  }
  const ends = steps.map((_, i) => raw(`max(end${i})`));
  await tx.run(sql`
    insert into contact_sequence (contact_id, sequence, ends, completed_at, seen_at, seen_part, seen_seq)
    select f.contact_id, ${id}::int, f.ends, f.completed_at, s.at, s.part, s.seq
    from (
      select contact_id, array[${join(ends, ', ')}] as ends, ${ends.at(-1)} as completed_at
      from (${levels}) l group by contact_id
    ) f
    join (
      select distinct on (contact_id) contact_id, at, part, seq from contact_occurrence
      where sequence = ${id} and ${of} order by contact_id, at desc, part desc, seq desc
    ) s using (contact_id)`);
}

/** The columns that a level hands on. */
function kept(level: number): Sql {
  const ends = Array.from({ length: level }, (_, i) => `end${i}`);
  return raw(['contact_id', 'part', 'seq', 'at', 'steps', ...ends].join(', '));
}
