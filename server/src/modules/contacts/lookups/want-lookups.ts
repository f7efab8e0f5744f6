import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { Identity } from '../rules/group-by-identity.ts';

/** Whether new names may make a question: the platform is asked by unionid and openid together. */
export function mayAsk({ identities, isNew }: { identities: readonly Identity[]; isNew: boolean }): boolean {
  const has = (kind: string) => identities.some((identity) => identity.kind === kind);
  return has('openid') ? !isNew || has('unionid') : !isNew && has('unionid');
}

/**
 * Notes that the platform is to be asked who these contacts are, where both names are known and the platform's is not, in
 * the transaction that brings the names. A unionid that was noted before is left alone, but for one that was refused and has
 * another openid now.
 */
export async function wantLookups(tx: Tx, contacts: readonly number[], now: Date): Promise<void> {
  if (contacts.length === 0) return;
  // New ones in one order for all; rows that are there are not waited for: whoever settles them holds the log, which comes next here.
  await tx.run(sql`
    with asked as materialized (
      select distinct on (u.value) u.value as unionid, o.value as openid,
        case when u.at > o.at then u.source else o.source end as source
      from identity u join identity o on o.contact_id = u.contact_id and o.kind = 'openid'
      where u.kind = 'unionid' and u.contact_id = any(${contacts}::bigint[])
        and not exists (select from identity x where x.contact_id = u.contact_id and x.kind = 'external_userid')
      order by u.value, o.at desc, o.value
    ),
    refused as materialized (
      select l.unionid, a.openid, a.source from identity_lookup l join asked a on a.unionid = l.unionid
      where l.state = 'refused' and l.openid <> a.openid
      order by l.unionid for update of l skip locked
    ),
    again as (
      update identity_lookup l
      set openid = r.openid, source = r.source, state = 'waiting', reason = null, attempts = 0,
          retry_at = ${now}::timestamptz, wanted_at = ${now}::timestamptz
      from refused r where l.unionid = r.unionid
    )
    insert into identity_lookup (unionid, openid, source, state, retry_at, wanted_at)
    select unionid, openid, source, 'waiting', ${now}::timestamptz, ${now}::timestamptz from asked order by unionid
    on conflict do nothing`);
}
