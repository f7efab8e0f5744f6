import { sessionSchema } from '@hetang/contract/http/session';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { readSessionCookie } from '../cookie.ts';
import type { AccessDeps } from '../deps.ts';
import { findSession } from '../sessions.ts';
import { describeSession } from './describe-session.ts';

/** `GET /v1/session`: who is there; never refused. */
export function getSession(deps: AccessDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/session',
      { config: { access: 'public' }, schema: { response: { 200: sessionSchema } } },
      async (request, reply) => {
        reply.header('cache-control', 'no-store');
        const token = readSessionCookie(request);
        const context = { sandbox: deps.sandbox !== null, now: deps.clock.now() };
        return describeSession(deps, token ? await findSession(deps.db, token, context) : null);
      },
    );
  };
}
