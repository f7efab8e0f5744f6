import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** Instants of tags are texts, as they come out of JSON. */
export interface CustomerRow {
  id: number;
  name: string | null;
  stage: string | null;
  stage_at: Date | null;
  fields: Record<string, unknown>;
  added_at: Date;
  lost_at: Date | null;
  tags: { group: string; tag: string; at: string; source: string }[];
  reach: { allowed: number; used: number } | null;
  left_alone: boolean;
}

interface Chat {
  external: string;
  /** Staff key of the plan. */
  staff: string;
}

/** The customer of a chat; undefined for somebody who never was a friend of this member. */
export async function findCustomer(
  db: Queryable,
  { external, staff }: Chat,
  { quotaStart, now }: { quotaStart: string; now: Date },
): Promise<CustomerRow | undefined> {
  return db.one<CustomerRow>(sql`
    select c.id, c.name, c.stage, c.stage_at, c.fields, r.added_at, r.lost_at,
      coalesce((select json_agg(json_build_object('group', t.tag_group, 'tag', t.tag, 'source', t.source,
          'at', to_char(t.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by t.tag_group, t.at, t.tag)
        from contact_tag t where t.contact_id = c.id), '[]'::json) as tags,
      (select json_build_object('allowed', q.allowed, 'used', q.reserved + q.spent)
        from reach_quota q where q.contact_id = c.id and q.month = ${quotaStart}) as reach,
      exists (select from suppression s
        where s.contact_id = c.id and (s.until is null or s.until > ${now})) as left_alone
    from identity i
    join contact c on c.id = i.contact_id
    join relation r on r.contact_id = c.id and r.staff = ${staff}
    where i.kind = 'external_userid' and i.value = ${external}`);
}
