import { type Sql, sql } from '../../kernel/database/sql.ts';
import { ENGINE } from '../names.ts';

/** Whose histories are counted: everybody's, or those of these contacts. */
export type Whose = 'everybody' | readonly number[];

/**
 * The events that have taken effect, as a `from` item named `e`: up to where the engine stands, without those that it
 * has set aside. The caller holds the engine back, or the answer is out of date at once.
 */
export function handledEvents(whose: Whose): Sql {
  const of = whose === 'everybody' ? sql`true` : sql`x.contact_id = any(${whose}::bigint[])`;
  return sql`(
    select x.part, x.seq, x.contact_id, x.name, x.at, x.props, x.source
    from event x join log_cursor l on l.consumer = ${ENGINE} and l.part = x.part and x.seq <= l.position
    where ${of} and not exists (
      select from event_failure f
      where f.consumer = ${ENGINE} and f.part = x.part and f.seq = x.seq and f.resolved_at is null)
  ) e`;
}

/** Holds the engine back until the end of the transaction. */
export const holdEngine: Sql = sql`select 1 from log_cursor where consumer = ${ENGINE} order by part for update`;
