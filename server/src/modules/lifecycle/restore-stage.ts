import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { partOf } from '../../kernel/log/append.ts';

/**
 * The stage history of a contact that leaves the one it was merged into goes with it. Who stays is back at the stage it
 * had, unless something of its own has moved it on since; that it goes back is part of its history.
 */
export async function restoreStage(
  tx: Tx,
  { from, into, merge, authors }: { from: number; into: number; merge: number; authors: readonly number[] },
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update stage_change s set contact_id = ${from}, seq = s.seq - m.own
    from (select (into_before -> 'contact' ->> 'stage_seq')::int as own,
                 (snapshot -> 'contact' ->> 'stage_seq')::int as theirs from contact_merge where id = ${merge}) m
    where s.contact_id = ${into} and s.seq > m.own and s.seq <= m.own + m.theirs`);
  await tx.run(sql`
    with b as (
      select before.stage, before.stage_at, before.stage_seq, coalesce(before.stage_held, '{}') as stage_held,
        (m.into_after -> 'contact' ->> 'stage_seq')::int as merged_seq
      from contact_merge m, jsonb_populate_record(null::contact, m.into_before -> 'contact') before
      where m.id = ${merge}
    ),
    since as (
      select s.seq, x.name is distinct from 'contact.merged' and (x.via is null or x.via <> all(${authors}::bigint[]))
        as own
      from b join stage_change s on s.contact_id = ${into} and s.seq > b.merged_seq
      left join event x on x.part = ${partOf(into)} and x.seq = (s.cause ->> 'seq')::bigint
    ),
    back as (
      update contact c set stage = b.stage, stage_at = b.stage_at, stage_held = b.stage_held,
        stage_seq = case when exists (select from since) then c.stage_seq + 1 else b.stage_seq end
      from b, (select stage from contact where id = ${into}) was
      where c.id = ${into} and not exists (select from since where own)
      returning was.stage as from_stage, c.stage as to_stage, c.stage_seq
    )
    insert into stage_change (contact_id, seq, at, from_stage, to_stage, cause)
    select ${into}, stage_seq, ${now}, from_stage, to_stage, '{"event": "contact.split"}'::jsonb
    from back where exists (select from since) and to_stage is not null`);
}
