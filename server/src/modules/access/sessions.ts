import type { User } from '@hetang/contract/http/session';
import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { ABSOLUTE_MS, IDLE_MS, isAlive, isWorthNoting } from './rules/session-life.ts';
import { fingerprint, newSessionToken } from './secrets.ts';

/** Opens a session and clears away the dead ones. @returns the token, which is nowhere stored. */
export async function startSession(db: Queryable, userId: number, now: Date): Promise<string> {
  const token = newSessionToken();
  await db.run(sql`
    with dead as (
      delete from session
      where expires_at <= ${now} or last_seen_at <= ${new Date(now.getTime() - IDLE_MS)}
    )
    insert into session (token_hash, user_id, created_at, last_seen_at, expires_at)
    values (${fingerprint(token)}, ${userId}, ${now}, ${now}, ${new Date(now.getTime() + ABSOLUTE_MS)})`);
  return token;
}

/** Who a token belongs to, or null when it is unknown or over. Notes the use, at most once a minute. */
export async function findSession(
  db: Queryable,
  token: string,
  context: { sandbox: boolean; now: Date },
): Promise<User | null> {
  const { now, sandbox } = context;
  const row = await db.one<User & { last_seen_at: Date; expires_at: Date }>(sql`
    select u.id, u.login, u.name, s.last_seen_at, s.expires_at
    from session s join app_user u on u.id = s.user_id
    where s.token_hash = ${fingerprint(token)} and (${sandbox} or u.password_hash is not null)`);
  if (!row || !isAlive({ lastSeenAt: row.last_seen_at, expiresAt: row.expires_at }, now)) return null;
  if (isWorthNoting(row.last_seen_at, now)) {
    await db.run(sql`update session set last_seen_at = ${now} where token_hash = ${fingerprint(token)}`);
  }
  return { id: row.id, login: row.login, name: row.name };
}

/** Ends a session; ending one that is over changes nothing. */
export async function endSession(db: Queryable, token: string): Promise<void> {
  await db.run(sql`delete from session where token_hash = ${fingerprint(token)}`);
}
