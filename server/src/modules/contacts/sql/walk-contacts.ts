import type { Queryable } from '../../../kernel/database/database.ts';
import { raw, sql } from '../../../kernel/database/sql.ts';
import { type ContactFilter, contactFilter } from './contact-filter.ts';

/** A contact as the export shows it. Times are local, `2026-01-31 09:05:07`. */
export interface ExportRow {
  id: number;
  name: string | null;
  stage: string | null;
  owner: string | null;
  code: string | null;
  fields: Record<string, unknown>;
  tags: { group: string; tag: string }[];
  phone: string | null;
  added: string | null;
  lost: string | null;
  last: string | null;
  created: string;
}

/**
 * The next stretch, newest contacts first, after the contact number `below`. It goes on by number and not by
 * place, so contacts that come or change meanwhile move nobody out of a later stretch.
 */
export async function walkContacts(
  db: Queryable,
  filter: ContactFilter,
  stretch: { below: number; size: number; timezone: string },
): Promise<ExportRow[]> {
  const local = (column: string) =>
    sql`to_char(c.${raw(column)} at time zone ${stretch.timezone}, 'YYYY-MM-DD HH24:MI:SS')`;
  return db.rows<ExportRow>(sql`
    select c.id, c.name, c.stage, c.owner, c.code, c.fields,
      ${local('added_at')} as added, ${local('lost_at')} as lost, ${local('last_event_at')} as last,
      ${local('created_at')} as created,
      (select min(i.value) from identity i where i.contact_id = c.id and i.kind = 'phone') as phone,
      coalesce((select json_agg(json_build_object('group', t.tag_group, 'tag', t.tag)
          order by t.tag_group, t.at, t.tag)
        from contact_tag t where t.contact_id = c.id), '[]') as tags
    from contact c
    where c.id < ${stretch.below} and ${contactFilter(filter)}
    order by c.id desc limit ${stretch.size}`);
}
