import { raw, type Sql, sql } from '../../kernel/database/sql.ts';

/** Whether the contact in this column is on the list of those who are left alone. */
export function isSuppressed(column: string, now: Date): Sql {
  return sql`exists (select from suppression s
    where s.contact_id = ${raw(column)} and (s.until is null or s.until > ${now}))`;
}

/** Whether the contact in this column has withdrawn consent, or has not given it where it is required. */
export function hasRefused(column: string, consentRequired: boolean): Sql {
  return sql`coalesce((select g.state from consent g where g.contact_id = ${raw(column)} and g.scope = 'message'),
    case when ${consentRequired} then 'withdrawn' else 'given' end) = 'withdrawn'`;
}
