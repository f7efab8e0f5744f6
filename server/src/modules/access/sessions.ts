import type { Permissions } from '@hetang/contract/http/access';
import type { User } from '@hetang/contract/http/session';
import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { permissionsOf } from './rules/roles.ts';
import { ABSOLUTE_MS, IDLE_MS, isAlive, isWorthNoting } from './rules/session-life.ts';
import { fingerprint, newSessionToken } from './secrets.ts';

/** Opens a session and clears away the dead ones. @returns the token, which is nowhere stored. */
export async function startSession(
  db: Queryable,
  userId: number,
  now: Date,
  from: { ip: string | null; browser: string | null } = { ip: null, browser: null },
): Promise<string> {
  const token = newSessionToken();
  await db.run(sql`
    with dead as (
      delete from session
      where expires_at <= ${now} or last_seen_at <= ${new Date(now.getTime() - IDLE_MS)}
    )
    insert into session (token_hash, user_id, created_at, last_seen_at, expires_at, ip, browser)
    values (${fingerprint(token)}, ${userId}, ${now}, ${now}, ${new Date(now.getTime() + ABSOLUTE_MS)},
      ${from.ip}, ${from.browser?.slice(0, 300) ?? null})`);
  return token;
}

/** A user who is signed in, with what decides what they may do. */
export interface SignedIn extends User {
  /** The number of the session. */
  session: number;
  staff: string | null;
  unit: string | null;
  permissions: Permissions;
}

interface SessionRow extends Omit<SignedIn, 'permissions'> {
  role: string;
  /** Of a role of one's own; null for a built-in one. */
  permissions: Permissions | null;
  last_seen_at: Date;
  expires_at: Date;
}

/** Who a token belongs to, or null when it is unknown or over. Notes the use, at most once a minute. */
export async function findSession(
  db: Queryable,
  token: string,
  context: { sandbox: boolean; now: Date },
): Promise<SignedIn | null> {
  const { now, sandbox } = context;
  const row = await db.one<SessionRow>(sql`
    select u.id, u.login, u.name, u.role, u.staff, u.unit, r.permissions, s.id as session, s.last_seen_at, s.expires_at
    from session s join app_user u on u.id = s.user_id left join role r on r.key = u.role
    where s.token_hash = ${fingerprint(token)} and u.disabled_at is null
      and (${sandbox} or u.password_hash is not null)`);
  if (!row || !isAlive({ lastSeenAt: row.last_seen_at, expiresAt: row.expires_at }, now)) return null;
  if (isWorthNoting(row.last_seen_at, now)) {
    await db.run(sql`update session set last_seen_at = ${now} where token_hash = ${fingerprint(token)}`);
  }
  const { id, login, name, session, staff, unit } = row;
  return { id, login, name, session, staff, unit, permissions: permissionsOf(row.role, row.permissions) };
}

/** Ends a session; ending one that is over changes nothing. */
export async function endSession(db: Queryable, token: string): Promise<void> {
  await db.run(sql`delete from session where token_hash = ${fingerprint(token)}`);
}
