import type { User } from '@hetang/contract/http/session';
import type { Queryable, Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';
import { normalLogin } from './rules/plain-text.ts';

/** The login of the administrator that one click makes in the sandbox; it has no password. */
export const SANDBOX_LOGIN = 'sandbox';

export interface NewUser {
  login: string;
  name: string;
  /** Null only in the sandbox. */
  passwordHash: string | null;
}

/**
 * Whether somebody can sign in. Someone without a password counts in the sandbox only: data of a sandbox that is
 * served in earnest asks for a real administrator.
 */
export async function hasAdministrator(db: Queryable, sandbox: boolean): Promise<boolean> {
  const row = await db.one<{ found: boolean }>(sql`
    select exists (select from app_user where ${sandbox} or password_hash is not null) as found`);
  return row?.found ?? false;
}

/**
 * Makes the first administrator. Of several at once exactly one succeeds: they wait for each other's lock.
 * @throws HetangError `access/already-set-up`.
 */
export async function createAdministrator(
  tx: Tx,
  user: NewUser,
  context: { sandbox: boolean; now: Date },
): Promise<User> {
  await tx.run(sql`lock table app_user in share row exclusive mode`);
  if (await hasAdministrator(tx, context.sandbox)) throw new HetangError('access/already-set-up');
  const row = await tx.one<User>(sql`
    insert into app_user (login, name, password_hash, role, created_at)
    values (${user.login}, ${user.name}, ${user.passwordHash}, 'administrator', ${context.now})
    on conflict (login) do update
      set name = excluded.name, password_hash = excluded.password_hash, role = excluded.role, disabled_at = null
    returning id, login, name`);
  if (!row) throw new Error('insert into app_user returned no row');
  // A sandbox user that becomes a real one: whoever clicked in then stays outside now.
  await tx.run(sql`delete from session where user_id = ${row.id}`);
  return row;
}

/**
 * The sandbox's own administrator, made by whoever comes first; those who press at the same time enter as the same.
 * @throws HetangError `access/already-set-up` in a sandbox that others administer.
 */
export async function enterSandbox(tx: Tx, now: Date): Promise<User> {
  await tx.run(sql`lock table app_user in share row exclusive mode`);
  const found = await findByLogin(tx, SANDBOX_LOGIN);
  if (found?.passwordHash === null) return { id: found.id, login: found.login, name: found.name };
  const user = { login: SANDBOX_LOGIN, name: '沙盒管理员', passwordHash: null };
  return createAdministrator(tx, user, { sandbox: true, now });
}

/** Whether the sandbox's own administrator is there, and let in without a password. */
export async function letsAnybodyIn(db: Queryable): Promise<boolean> {
  return (await findByLogin(db, SANDBOX_LOGIN))?.passwordHash === null;
}

/** A user with what is needed to check a password; none who is disabled. Logins do not distinguish capitals. */
export async function findByLogin(
  db: Queryable,
  login: string,
): Promise<(User & { passwordHash: string | null }) | null> {
  const row = await db.one<User & { password_hash: string | null }>(sql`
    select id, login, name, password_hash from app_user
    where login = ${normalLogin(login)} and disabled_at is null`);
  return row ? { id: row.id, login: row.login, name: row.name, passwordHash: row.password_hash } : null;
}
