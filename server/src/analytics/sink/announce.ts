import type { Database, Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { Stretch } from '../../kernel/log/consume.ts';

/** Says durably what is about to be sent. Outside the consumer's transaction: it must outlive a crash. */
export async function announce(db: Database, stretch: Stretch): Promise<void> {
  await db.run(sql`
    insert into sink_block (part, first_seq, last_seq)
    values (${stretch.part}, ${stretch.first}, ${stretch.last})
    on conflict (part) do update set first_seq = excluded.first_seq, last_seq = excluded.last_seq`);
}

/** What was announced and may or may not have arrived: the cursor never got past its end. */
export async function unsettled(db: Queryable, part: number, nextSeq: number): Promise<Stretch | undefined> {
  return db.one<Stretch>(sql`
    select part, first_seq as first, last_seq as last from sink_block
    where part = ${part} and last_seq >= ${nextSeq}`);
}
