import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { ContactFacts } from '../rules/contact-change.ts';

/** Contacts as they stand, by their numbers. */
export async function readFacts(db: Queryable, ids: readonly number[]): Promise<Map<number, ContactFacts>> {
  if (ids.length === 0) return new Map();
  const rows = await db.rows<ContactFacts>(sql`
    select c.id, c.name, c.fields,
      coalesce((select json_agg(json_build_object('ref', t.tag_group || '/' || t.tag, 'source', t.source) order by t.tag_group, t.tag)
        from contact_tag t where t.contact_id = c.id), '[]') as tags
    from contact c where c.id = any(${ids}::bigint[])`);
  return new Map(rows.map((row) => [row.id, row]));
}
