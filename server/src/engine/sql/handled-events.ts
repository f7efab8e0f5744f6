import { type Sql, sql } from '../../kernel/database/sql.ts';
import { PARTS } from '../../kernel/log/append.ts';
import { ENGINE } from '../names.ts';

/** Whose histories are counted: everybody's, or those of these contacts. */
export type Whose = 'everybody' | readonly number[];

/**
 * The events that have taken effect, as a `from` item named `e`: up to where the engine stands, without those that it
 * has set aside. Events of a contact that was merged are those of the contact that has absorbed it. The caller holds the
 * engine back, or the answer is out of date at once.
 */
export function handledEvents(whose: Whose): Sql {
  return sql`(
    select x.part, x.seq, coalesce(d.holder, x.contact_id) as contact_id, x.name, x.at, x.props, x.source
    from event x
    join log_cursor l on l.consumer = ${ENGINE} and l.part = x.part and x.seq <= l.position
    left join log_redirect d on d.contact_id = x.contact_id
    where ${whose === 'everybody' ? sql`true` : ofThese(whose)} and not exists (
      select from event_failure f
      where f.consumer = ${ENGINE} and f.part = x.part and f.seq = x.seq and f.resolved_at is null)
  ) e`;
}

/** The events of these contacts and of those merged into them, looked for in their parts only. */
function ofThese(ids: readonly number[]): Sql {
  const all = sql`select id from unnest(${ids}::bigint[]) as i (id)
    where id not in (select contact_id from log_redirect where holder is not null)
    union select contact_id from log_redirect where holder = any(${ids}::bigint[])`;
  return sql`x.part in (select (id % ${PARTS}::bigint)::smallint from (${all}) p) and x.contact_id in (${all})`;
}

/** Holds the engine back until the end of the transaction. */
export const holdEngine: Sql = sql`select 1 from log_cursor where consumer = ${ENGINE} order by part for update`;
