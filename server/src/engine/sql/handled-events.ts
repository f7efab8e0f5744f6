import { type Sql, sql } from '../../kernel/database/sql.ts';
import { PARTS } from '../../kernel/log/append.ts';
import { ENGINE } from '../names.ts';
import { eventsBetween, type Stretch } from './places.ts';

/** What is counted: a stretch of everybody's history, or the whole history of these contacts. */
export type Whose = Stretch | readonly number[];

/**
 * The events that have taken effect, as a `from` item named `e`: up to where the engine stands or in a stretch, without those that it
 * has set aside. Events of a contact that was merged are those of the contact that has absorbed it, and its own again
 * when the two have gone apart. Of contacts the caller holds the engine back, or the answer is out of date at once.
 */
export function handledEvents(whose: Whose): Sql {
  if ('to' in whose) return sql`(select ${columns} from ${eventsBetween(whose)} ${redirects}) e`;
  const handled = sql`
    select ${columns}
    from ${eventsNear(whose)}
    join log_cursor l on l.consumer = ${ENGINE} and l.part = x.part and x.seq <= l.position
    ${redirects}
    where not exists (
      select from event_failure f
      where f.consumer = ${ENGINE} and f.part = x.part and f.seq = x.seq and f.resolved_at is null)`;
  return sql`(select * from (${handled}) h where h.contact_id = any(${whose}::bigint[])) e`;
}

/** Whose an event is: of the name it came under. While that one is still on its way into another, of who met it. */
const owner: Sql = sql`case
  when x.via is not null and v.contact_id is null then x.via
  when v.holder = v.target then v.holder
  else coalesce(d.holder, x.contact_id) end`;

const columns: Sql = sql`x.part, x.seq, ${owner} as contact_id, x.name, x.at, x.props, x.source`;
const redirects: Sql = sql`
    left join log_redirect d on d.contact_id = x.contact_id
    left join log_redirect v on v.contact_id = x.via`;

/** Events that may be of these contacts: of theirs and those merged into them, looked for in their parts only. */
function eventsNear(ids: readonly number[]): Sql {
  const all = sql`select id from unnest(${ids}::bigint[]) as i (id)
    where id not in (select contact_id from log_redirect where holder is not null)
    union select contact_id from log_redirect where holder = any(${ids}::bigint[])`;
  return sql`(
    select * from event
    where part in (select (id % ${PARTS}::bigint)::smallint from (${all}) p) and contact_id in (${all})
    union all
    select * from event where via in (${all}) and contact_id not in (${all})
  ) x`;
}

/** Holds the engine back until the end of the transaction. */
export const holdEngine: Sql = sql`select 1 from log_cursor where consumer = ${ENGINE} order by part for update`;
