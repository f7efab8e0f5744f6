import type { Endpoint } from '../../../kernel/http/app.ts';
import { clearSessionCookie, readSessionCookie } from '../cookie.ts';
import type { AccessDeps } from '../deps.ts';
import { endSession } from '../sessions.ts';

/** `DELETE /v1/session`: signs out; the token is worthless afterwards. */
export function deleteSession(deps: AccessDeps): Endpoint {
  return (app) => {
    app.delete('/v1/session', { config: { access: 'user' } }, async (request, reply) => {
      const token = readSessionCookie(request);
      if (token) await endSession(deps.db, token);
      clearSessionCookie(request, reply);
      return reply.status(204).send();
    });
  };
}
