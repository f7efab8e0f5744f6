import type { userInviteSchema, userPutSchema } from '@hetang/contract/http/access';
import type { z } from 'zod';
import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Caller } from '../../../kernel/http/app.ts';
import { normalLogin, plainText } from '../rules/plain-text.ts';
import { checkAdministratorLeft, checkWithin, permissionsOfRole } from './check-standing.ts';

interface By {
  caller: Caller | null;
  now: Date;
}

/** Enters a user who has no password yet. @throws HetangError `access/login-taken`, `access/more-than-own`. */
export async function enterUser(
  tx: Tx,
  wanted: z.infer<typeof userInviteSchema>,
  { caller, now }: By,
): Promise<number> {
  checkWithin(await permissionsOfRole(tx, wanted.role), caller);
  const login = normalLogin(wanted.login);
  const row = await tx.one<{ id: number }>(sql`
    insert into app_user (login, name, role, staff, unit, created_at)
    values (${login}, ${plainText(wanted.name)}, ${wanted.role}, ${wanted.staff}, ${wanted.unit}, ${now})
    on conflict (login) do nothing returning id`);
  if (!row) throw new HetangError('access/login-taken', { login });
  return row.id;
}

/** The role that a user has. @throws HetangError `request/not-found`. */
export async function lockUser(tx: Tx, id: number): Promise<{ role: string; disabled: boolean }> {
  const row = await tx.one<{ role: string; disabled: boolean }>(sql`
    select role, disabled_at is not null as disabled from app_user where id = ${id} for update`);
  if (!row) throw new HetangError('request/not-found', { what: `user ${id}` });
  return row;
}

/**
 * Changes who a user is, what they may do, and whether they may come in. Somebody who is disabled is signed out
 * everywhere at once.
 * @throws HetangError `access/last-administrator`, `access/more-than-own`, `request/not-found`.
 */
export async function changeUser(
  tx: Tx,
  { id, wanted }: { id: number; wanted: z.infer<typeof userPutSchema> },
  { caller, now }: By,
): Promise<void> {
  const losesOffice = wanted.role !== 'administrator' || wanted.disabled;
  if (losesOffice) await tx.run(sql`lock table app_user in share row exclusive mode`);
  const before = await lockUser(tx, id);
  // Who has more than the caller is not the caller's to change.
  checkWithin(await roleNow(tx, before.role), caller);
  checkWithin(await permissionsOfRole(tx, wanted.role), caller);
  if (before.role === 'administrator' && !before.disabled && losesOffice)
    await checkAdministratorLeft(tx, id);
  await tx.run(sql`
    update app_user set name = ${plainText(wanted.name)}, role = ${wanted.role}, staff = ${wanted.staff},
      unit = ${wanted.unit},
      disabled_at = case when ${wanted.disabled} then coalesce(disabled_at, ${now}) end
    where id = ${id}`);
  if (!wanted.disabled) return;
  await tx.run(sql`delete from session where user_id = ${id}`);
  await tx.run(sql`delete from user_invite where user_id = ${id}`);
}

/** A role that is gone allows nothing. */
async function roleNow(tx: Tx, role: string) {
  return permissionsOfRole(tx, role).catch((error: unknown) => {
    if (error instanceof HetangError && error.code === 'access/no-such-role') return {};
    throw error;
  });
}

/** @throws HetangError when the caller may do less than the user. */
export async function checkMayReset(tx: Tx, id: number, caller: Caller | null): Promise<void> {
  const { role } = await lockUser(tx, id);
  checkWithin(await roleNow(tx, role), caller);
}
