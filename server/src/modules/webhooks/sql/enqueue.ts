import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { Stretch } from '../../../kernel/log/consume.ts';

/**
 * Writes a delivery for each event of a stretch and each subscriber who asked for its name, once each, whatever their
 * number. What happened before somebody subscribed is not theirs.
 * @returns how many.
 */
export function enqueue(tx: Tx, { part, first, last }: Stretch, now: Date): Promise<number> {
  return tx.run(sql`
    insert into webhook_delivery (webhook, part, seq, name, next_at, created_at)
    select w.id, e.part, e.seq, e.name, ${now}, ${now}
    from event e join webhook w on e.name = any(w.events)
    where w.active and e.part = ${part} and e.seq between ${first} and ${last} and e.logged_at >= w.created_at
    on conflict do nothing`);
}
