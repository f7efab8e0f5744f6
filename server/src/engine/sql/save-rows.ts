import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { ContactState } from '../../reaction/contact-state.ts';

/**
 * Writes consents and group memberships that this batch changed. What stands in the database need not have been loaded:
 * each statement keeps what outweighs the new.
 */
export async function saveRows(tx: Tx, contacts: readonly ContactState[]): Promise<void> {
  await saveConsents(tx, contacts);
  await saveMemberships(tx, contacts);
}

async function saveConsents(tx: Tx, contacts: readonly ContactState[]): Promise<void> {
  const rows = contacts.flatMap((contact) =>
    [...contact.dirty.consents].map((scope) => ({ i: contact.id, o: scope, ...contact.consents.get(scope) })),
  );
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into consent as t (contact_id, scope, state, at, source)
    select i, o, "is", at, source
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r (i bigint, o text, "is" text, at timestamptz, source text)
    on conflict (contact_id, scope) do update
      set state = excluded.state, at = excluded.at, source = excluded.source
      where excluded.at > t.at or (excluded.at = t.at and excluded.state = 'withdrawn' and t.state = 'given')`);
}

async function saveMemberships(tx: Tx, contacts: readonly ContactState[]): Promise<void> {
  const rows = contacts.flatMap((contact) =>
    [...contact.dirty.memberships].map((key) => {
      const [community, group] = key.split('\u0000');
      return { i: contact.id, m: community, g: group, ...contact.memberships.get(key) };
    }),
  );
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into community_member as t (contact_id, community, group_key, joined_at, left_at)
    select i, m, g, "joinedAt", "leftAt"
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r (i bigint, m text, g text, "joinedAt" timestamptz, "leftAt" timestamptz)
    on conflict (contact_id, community, group_key) do update
      set joined_at = greatest(t.joined_at, excluded.joined_at), left_at = greatest(t.left_at, excluded.left_at)`);
}
