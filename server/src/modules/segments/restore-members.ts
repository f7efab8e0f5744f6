import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { partOf } from '../../kernel/log/append.ts';

/** Segments of a contact that leaves the one it was merged into, as they were then; whether it still belongs is looked
 * at anew. Whoever stays has belonged for as long as before. */
export async function restoreMembers(
  tx: Tx,
  { from, into, merge }: { from: number; into: number; merge: number },
): Promise<void> {
  await tx.run(sql`
    with come as (
      insert into segment_member (contact_id, segment, since)
      select ${from}, s.segment, s.since
      from contact_merge m, jsonb_to_recordset(m.snapshot -> 'segments') as s (segment int, since timestamptz)
      join segment on segment.id = s.segment and segment.state = 'ready'
      where m.id = ${merge}
      on conflict do nothing returning segment
    )
    insert into segment_size as t (segment, part, members)
    select segment, ${partOf(from)}::smallint, 1 from come
    on conflict (segment, part) do update set members = t.members + 1`);
  await tx.run(sql`
    update segment_member b set since = s.since
    from contact_merge m, jsonb_to_recordset(m.into_before -> 'segments') as s (segment int, since timestamptz)
    where m.id = ${merge} and b.contact_id = ${into} and b.segment = s.segment and b.since > s.since`);
}
