import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { ABSOLUTE_MS, IDLE_MS, isAlive, isWorthNoting } from '../rules/session-life.ts';
import { fingerprint, newSessionToken } from '../secrets.ts';

/** Opens a session of a member of staff and clears away the dead ones. @returns the token, which is nowhere stored. */
export async function startStaffSession(db: Queryable, userid: string, now: Date): Promise<string> {
  const token = newSessionToken();
  await db.run(sql`
    with dead as (
      delete from staff_session
      where expires_at <= ${now} or last_seen_at <= ${new Date(now.getTime() - IDLE_MS)})
    insert into staff_session (token_hash, userid, created_at, last_seen_at, expires_at)
    values (${fingerprint(token)}, ${userid}, ${now}, ${now}, ${new Date(now.getTime() + ABSOLUTE_MS)})`);
  return token;
}

/** Who a token belongs to, or null when it is unknown or over. Notes the use, at most once a minute. */
export async function findStaffSession(
  db: Queryable,
  token: string,
  now: Date,
): Promise<{ id: number; userid: string } | null> {
  const row = await db.one<{ id: number; userid: string; last_seen_at: Date; expires_at: Date }>(sql`
    select id, userid, last_seen_at, expires_at from staff_session where token_hash = ${fingerprint(token)}`);
  if (!row || !isAlive({ lastSeenAt: row.last_seen_at, expiresAt: row.expires_at }, now)) return null;
  if (isWorthNoting(row.last_seen_at, now))
    await db.run(sql`update staff_session set last_seen_at = ${now} where id = ${row.id}`);
  return { id: row.id, userid: row.userid };
}

/** Ends a session; ending one that is over changes nothing. */
export async function endStaffSession(db: Queryable, token: string): Promise<void> {
  await db.run(sql`delete from staff_session where token_hash = ${fingerprint(token)}`);
}
