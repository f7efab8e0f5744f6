import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

export interface RelationEvent {
  name: 'contact.added' | 'contact.lost' | 'contact.removed' | 'relation.transferred';
  at: Date;
  staff: string;
  /** Who had looked after the contact, of a transfer. */
  giver: string | null;
  code: string | null;
  source: string;
  total: number;
}

/**
 * How the friendships of a contact began, ended and changed hands, newest first, as the log has it; with what came while
 * it was another contact that it has absorbed, or part of one that it has left.
 */
export function listRelationEvents(
  db: Queryable,
  id: number,
  { limit, offset }: { limit: number; offset: number },
): Promise<RelationEvent[]> {
  return db.rows(sql`
    with own (id) as (
      select ${id}::bigint union select contact_id from log_redirect where target = ${id}
    ),
    found as (
      select part, seq, name, at, props, source, contact_id, via from event
      where contact_id in (select id from own)
        and name in ('contact.added', 'contact.lost', 'contact.removed', 'relation.transferred')
      union
      select part, seq, name, at, props, source, contact_id, via from event
      where via in (select id from own)
        and name in ('contact.added', 'contact.lost', 'contact.removed', 'relation.transferred')
    )
    select f.name, f.at, f.props ->> 'staff' as staff, f.props ->> 'from' as giver, f.props ->> 'code' as code, f.source,
      count(*) over () as total
    from found f
    where coalesce(f.via, f.contact_id) in (select id from own) and f.props ->> 'staff' is not null
    order by f.at desc, f.part desc, f.seq desc limit ${limit} offset ${offset}`);
}
