import type { BulkReason } from '@hetang/contract/http/bulk-acts';
import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { PersonState } from './people.ts';

interface PersonRow {
  contact: number;
  name: string | null;
  state: PersonState;
  reason: BulkReason | null;
}

/** A page of the people of an act, those of whom there is something to say first. */
export async function listPeople(
  db: Queryable,
  { act, reason }: { act: number; reason: BulkReason | undefined },
  page: { limit: number; offset: number },
): Promise<{ items: PersonRow[]; total: number }> {
  const where = sql`p.act_id = ${act} and (${reason ?? null}::text is null or p.reason = ${reason ?? null})`;
  const [items, count] = await Promise.all([
    db.rows<PersonRow>(sql`
      select coalesce(r.target, p.contact_id) as contact, c.name, p.state, p.reason
      from bulk_act_person p left join log_redirect r on r.contact_id = p.contact_id
        left join contact c on c.id = coalesce(r.target, p.contact_id)
      where ${where} order by p.reason nulls last, p.contact_id limit ${page.limit} offset ${page.offset}`),
    db.one<{ total: number }>(sql`select count(*) as total from bulk_act_person p where ${where}`),
  ]);
  return { items, total: count?.total ?? 0 };
}
