import { type Sql, sql } from '../../kernel/database/sql.ts';
import type { RowScope } from '../../kernel/http/app.ts';

/**
 * Whether a contact is of these members of staff: one of them looks after it, or is its friend now. The one place that
 * says so, for every list that shows people.
 */
export function contactWithin({ staff }: RowScope, id: Sql): Sql {
  return sql`exists (
    select from contact scoped where scoped.id = ${id} and (
      scoped.owner = any(${staff}::text[])
      or exists (select from relation r
        where r.contact_id = scoped.id and r.staff = any(${staff}::text[]) and r.lost_at is null)))`;
}
