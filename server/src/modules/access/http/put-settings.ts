import { settingsPutSchema } from '@hetang/contract/http/session';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { AccessDeps } from '../deps.ts';
import { keepTenant } from '../describe-tenant.ts';

/** `PUT /v1/settings`: what holds for everybody at this console; the session tells of it. */
export function putSettings({ db, clock }: AccessDeps): Endpoint {
  return (app) => {
    app.put(
      '/v1/settings',
      { config: { access: 'user' }, schema: { tags: ['access'], body: settingsPutSchema } },
      async ({ body }, reply) => {
        await keepTenant(db, body, clock.now());
        return reply.status(204).send();
      },
    );
  };
}
