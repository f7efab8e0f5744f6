import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { PersonFacts } from '../rules/judge.ts';

/** What acts ask about these contacts; those who are not there any more are missing. */
export async function readFacts(
  db: Queryable,
  ids: readonly number[],
  now: Date,
): Promise<Omit<PersonFacts, 'entry'>[]> {
  return db.rows(sql`
    select c.id, c.stage,
      coalesce((
        select json_agg(json_build_object('ref', t.tag_group || '/' || t.tag, 'source', t.source))
        from contact_tag t where t.contact_id = c.id), '[]') as tags,
      exists (select from suppression s where s.contact_id = c.id and (s.until is null or s.until > ${now})) as suppressed
    from contact c where c.id = any(${ids}::bigint[])`);
}
