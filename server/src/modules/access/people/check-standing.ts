import type { Permissions } from '@hetang/contract/http/access';
import type { Queryable, Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Caller } from '../../../kernel/http/app.ts';
import { builtInRoles, liesWithin, permissionsOf } from '../rules/roles.ts';

/** What a role allows. @throws HetangError `access/no-such-role`. */
export async function permissionsOfRole(db: Queryable, role: string): Promise<Permissions> {
  if (Object.hasOwn(builtInRoles, role)) return permissionsOf(role, null);
  const row = await db.one<{ permissions: Permissions }>(
    sql`select permissions from role where key = ${role}`,
  );
  if (!row) throw new HetangError('access/no-such-role', { role });
  return row.permissions;
}

/** @throws HetangError `access/more-than-own` when a role allows more than the caller may do. */
export function checkWithin(given: Permissions, caller: Caller | null): void {
  if (!liesWithin(given, caller?.permissions ?? {})) throw new HetangError('access/more-than-own');
}

/**
 * Somebody must be left who may let others in. Waits for whoever changes users at the same time.
 * @throws HetangError `access/last-administrator`.
 */
export async function checkAdministratorLeft(tx: Tx, without: number): Promise<void> {
  await tx.run(sql`lock table app_user in share row exclusive mode`);
  const row = await tx.one(sql`
    select from app_user where role = 'administrator' and disabled_at is null and id <> ${without}
      and (password_hash is not null or not exists (select from user_invite i where i.user_id = app_user.id))`);
  if (!row) throw new HetangError('access/last-administrator');
}

/** What a user may do now. */
export async function permissionsOfUser(db: Queryable, id: number): Promise<Permissions> {
  const row = await db.one<{ role: string; permissions: Permissions | null }>(sql`
    select u.role, r.permissions from app_user u left join role r on r.key = u.role where u.id = ${id}`);
  return row ? permissionsOf(row.role, row.permissions) : {};
}
