import type { AuditCheck } from '@hetang/contract/http/audit';
import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/**
 * Computes every seal anew from its entry and the seal before it. An entry that was edited, removed or put in between
 * is found; so is one without a seal. The end of the chain cut off is not: keep the last seal elsewhere for that.
 */
export async function checkAudit(db: Queryable): Promise<AuditCheck> {
  const row = await db.one<AuditCheck>(sql`
    with chain as (
      select s.entry, s.place, s.seal, e.id,
        row_number() over (order by s.place) as nth,
        sha256(coalesce(lag(s.seal) over (order by s.place), ''::bytea) || audit_content(e)) as computed
      from audit_seal s left join audit_entry e on e.id = s.entry
    )
    select (select count(*) from audit_entry) as entries,
      coalesce(
        (select entry from chain where id is null or place <> nth or seal <> computed order by place limit 1),
        (select min(e.id) from audit_entry e where not exists (select from audit_seal s where s.entry = e.id))
      ) as broken`);
  return row ?? { entries: 0, broken: null };
}
