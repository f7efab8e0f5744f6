import { sessionSchema, setupSchema } from '@hetang/contract/http/session';
import type { z } from 'zod';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { cameFrom } from '../came-from.ts';
import { setSessionCookie } from '../cookie.ts';
import type { AccessDeps } from '../deps.ts';
import { hashPassword } from '../password.ts';
import { permissionsOfUser } from '../people/check-standing.ts';
import { normalLogin, plainText } from '../rules/plain-text.ts';
import { startSession } from '../sessions.ts';
import { createAdministrator, enterSandbox, hasAdministrator, type NewUser } from '../users.ts';
import { describeSession } from './describe-session.ts';
import { SIGN_IN_LIMIT } from './sign-in-limit.ts';

/** `POST /v1/setup`: makes the first administrator and signs in; in the sandbox whoever asks for no more enters it. */
export function setUp(deps: AccessDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/setup',
      {
        config: { access: 'public', rateLimit: SIGN_IN_LIMIT },
        schema: { body: setupSchema, response: { 200: sessionSchema } },
      },
      async (request, reply) => {
        const context = { sandbox: deps.sandbox !== null, now: deps.clock.now() };
        const wanted = await wantedUser(deps, request.body);
        const { user, token } = await deps.db.transaction(async (tx) => {
          const made = await (wanted
            ? createAdministrator(tx, wanted, context)
            : enterSandbox(tx, context.now));
          return { user: made, token: await startSession(tx, made.id, context.now, cameFrom(request)) };
        });
        setSessionCookie(request, reply, token);
        return describeSession(deps, { ...user, permissions: await permissionsOfUser(deps.db, user.id) });
      },
    );
  };
}

/** Who is to be made; null for the sandbox's own administrator. */
async function wantedUser(
  { db, sandbox }: AccessDeps,
  body: z.infer<typeof setupSchema>,
): Promise<NewUser | null> {
  if ('sandbox' in body) {
    if (!sandbox) throw new HetangError('access/not-sandbox');
    return null;
  }
  // Asked before the costly hash too, so that the open door does not become a way to burn time.
  if (await hasAdministrator(db, sandbox !== null)) throw new HetangError('access/already-set-up');
  const login = normalLogin(body.login);
  const name = plainText(body.name);
  if (!login || !name) {
    throw new HetangError('request/invalid', {
      field: login ? 'name' : 'login',
      problem: '不能为空 / must not be empty',
    });
  }
  return { login, name, passwordHash: await hashPassword(body.password) };
}
