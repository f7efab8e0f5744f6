import { sessionSchema, signInSchema } from '@hetang/contract/http/session';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { cameFrom } from '../came-from.ts';
import { setSessionCookie } from '../cookie.ts';
import type { AccessDeps } from '../deps.ts';
import { permissionsOfUser } from '../people/check-standing.ts';
import { startSession } from '../sessions.ts';
import { signIn } from '../sign-in.ts';
import { describeSession } from './describe-session.ts';
import { SIGN_IN_LIMIT } from './sign-in-limit.ts';

/** `POST /v1/session`: signs in. */
export function postSession(deps: AccessDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/session',
      {
        config: { access: 'public', rateLimit: SIGN_IN_LIMIT },
        schema: { body: signInSchema, response: { 200: sessionSchema } },
      },
      async (request, reply) => {
        const user = await signIn(deps.db, request.body, { sandbox: deps.sandbox !== null });
        const token = await startSession(deps.db, user.id, deps.clock.now(), cameFrom(request));
        setSessionCookie(request, reply, token);
        return describeSession(deps, { ...user, permissions: await permissionsOfUser(deps.db, user.id) });
      },
    );
  };
}
