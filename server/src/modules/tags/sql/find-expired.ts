import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { ExpiringValue } from '../rules/rule-values.ts';

/** A tag whose time is over. */
export interface Expired {
  contactId: number;
  /** `group/value` */
  ref: string;
  at: Date;
}

/** Tags that were set longer ago than their value lasts, the oldest first. */
export function findExpired(
  db: Queryable,
  values: readonly ExpiringValue[],
  { now, limit }: { now: Date; limit: number },
): Promise<Expired[]> {
  return db.rows<Expired>(sql`
    select t.contact_id as "contactId", t.tag_group || '/' || t.tag as ref, t.at
    from json_to_recordset(${JSON.stringify(values)}::json) as v ("group" text, "value" text, "afterMs" int8)
    join contact_tag t on t.tag_group = v."group" and t.tag = v."value"
      and t.at <= ${now}::timestamptz - v."afterMs" * interval '1 millisecond'
    order by t.at, t.contact_id, ref limit ${limit}`);
}
