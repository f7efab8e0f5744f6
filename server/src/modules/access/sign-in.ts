import type { User } from '@hetang/contract/http/session';
import type { Queryable } from '../../kernel/database/database.ts';
import { HetangError } from '../../kernel/errors.ts';
import { type Compare, passwordFits } from './password.ts';
import { findByLogin, SANDBOX_LOGIN } from './users.ts';

/**
 * Checks login and password. The sandbox's own administrator has no password and enters without one, in the
 * sandbox only.
 * @throws HetangError `access/wrong-password`, the same for an unknown login and a wrong password.
 */
export async function signIn(
  db: Queryable,
  attempt: { login: string; password: string },
  context: { sandbox: boolean; compare?: Compare },
): Promise<User> {
  const found = await findByLogin(db, attempt.login);
  const fits = await passwordFits(attempt.password, found?.passwordHash ?? null, context.compare);
  const needsNone =
    context.sandbox &&
    found?.login === SANDBOX_LOGIN &&
    found.passwordHash === null &&
    attempt.password === '';
  if (!found || !(fits || needsNone)) throw new HetangError('access/wrong-password');
  return { id: found.id, login: found.login, name: found.name };
}
