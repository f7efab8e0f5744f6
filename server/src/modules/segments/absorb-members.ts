import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { partOf } from '../../kernel/log/append.ts';

/** Takes a contact that was merged out of every segment; whether the one that goes on belongs is looked at anew. */
export async function absorbMembers(tx: Tx, from: number): Promise<void> {
  await tx.run(sql`
    with gone as (delete from segment_member where contact_id = ${from} returning segment)
    update segment_size s set members = s.members - 1
    from gone join segment on segment.id = gone.segment and segment.state = 'ready'
    where s.segment = gone.segment and s.part = ${partOf(from)}`);
  await tx.run(sql`delete from segment_ahead where contact_id = ${from}`);
}
