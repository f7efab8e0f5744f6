import type { Invite } from '@hetang/contract/http/access';
import type { Queryable, Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import { fingerprint, newSessionToken } from '../secrets.ts';

/** Long enough for a weekend, too short for a forgotten mail. */
const INVITE_MS = 3 * 86_400_000;

/** Makes the link by which a user sets a password; an older one of the same user is void then. */
export async function invite(tx: Tx, user: number, now: Date): Promise<Invite> {
  const token = newSessionToken();
  const expiresAt = new Date(now.getTime() + INVITE_MS);
  await tx.run(sql`
    insert into user_invite (token_hash, user_id, created_at, expires_at)
    values (${fingerprint(token)}, ${user}, ${now}, ${expiresAt})
    on conflict (user_id) do update set token_hash = excluded.token_hash, created_at = excluded.created_at,
      expires_at = excluded.expires_at`);
  return { id: user, token, expiresAt: expiresAt.toISOString() };
}

/** Whether a link still works: asked before the costly hash of a password. */
export async function isOpen(db: Queryable, token: string, now: Date): Promise<boolean> {
  const row = await db.one(sql`
    select from user_invite where token_hash = ${fingerprint(token)} and expires_at > ${now}`);
  return row !== undefined;
}

/**
 * Uses a link up: sets the password and ends the sessions there were. Of two at once one succeeds.
 * @returns the user's number. @throws HetangError `access/invite-over`.
 */
export async function useInvite(
  tx: Tx,
  { token, passwordHash, now }: { token: string; passwordHash: string; now: Date },
): Promise<number> {
  const row = await tx.one<{ user_id: number }>(sql`
    delete from user_invite where token_hash = ${fingerprint(token)} and expires_at > ${now} returning user_id`);
  if (!row) throw new HetangError('access/invite-over');
  const changed = await tx.run(sql`
    update app_user set password_hash = ${passwordHash} where id = ${row.user_id} and disabled_at is null`);
  if (changed === 0) throw new HetangError('access/invite-over');
  await tx.run(sql`delete from session where user_id = ${row.user_id}`);
  return row.user_id;
}
