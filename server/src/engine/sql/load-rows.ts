import type { ConsentScope } from '@hetang/contract/plan/consent';
import type { Rows } from '../../conditions/rules/rows-read.ts';
import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { type ContactState, membershipKey } from '../../reaction/contact-state.ts';

type Contacts = ReadonlyMap<number, ContactState>;

/** Loads what only some conditions ask for; no statement when none does. */
export async function loadRows(tx: Tx, contacts: Contacts, asked: ReadonlySet<Rows>): Promise<void> {
  const ids = [...contacts.keys()];
  if (asked.has('consents')) await loadConsents(tx, ids, contacts);
  if (asked.has('memberships')) await loadMemberships(tx, ids, contacts);
}

async function loadConsents(tx: Tx, ids: readonly number[], contacts: Contacts): Promise<void> {
  const rows = await tx.rows<{
    contact_id: number;
    scope: ConsentScope;
    is: 'given' | 'withdrawn';
    at: Date;
    source: string;
  }>(sql`
    select contact_id, scope, state as is, at, source from consent where contact_id = any(${ids}::bigint[])`);
  for (const { contact_id, scope, ...said } of rows) contacts.get(contact_id)?.consents.set(scope, said);
}

async function loadMemberships(tx: Tx, ids: readonly number[], contacts: Contacts): Promise<void> {
  const rows = await tx.rows<{
    contact_id: number;
    community: string;
    group: string;
    joined_at: Date | null;
    left_at: Date | null;
  }>(sql`
    select contact_id, community, group_key as "group", joined_at, left_at from community_member
    where contact_id = any(${ids}::bigint[])`);
  for (const row of rows) {
    const key = membershipKey(row.community, row.group);
    contacts.get(row.contact_id)?.memberships.set(key, { joinedAt: row.joined_at, leftAt: row.left_at });
  }
}
