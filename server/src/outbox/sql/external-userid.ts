import { type Sql, sql } from '../../kernel/database/sql.ts';

/**
 * The platform's id of the contact of `intention i`, the latest if a merge has left several, for where no friendship says which. The kind is
 * asked in the aggregate: as a condition, without statistics, it would be looked up in the index of all identities.
 */
export const externalUserid: Sql = sql`
  (select (array_agg(n.value order by n.at desc, n.value) filter (where n.kind = 'external_userid'))[1]
   from identity n where n.contact_id = i.contact_id)`;
