import { inviteSchema } from '@hetang/contract/http/access';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import type { AccessDeps } from '../../deps.ts';
import { checkMayReset } from '../change-user.ts';
import { invite } from '../invites.ts';
import { userParams } from './params.ts';

/** `POST /v1/users/:id/reset`: a link for a new password; the old one works until it is used. */
export function postReset({ db, clock }: AccessDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/users/:id/reset',
      {
        config: { access: 'user' },
        schema: { tags: ['access'], params: userParams, response: { 201: inviteSchema } },
      },
      async ({ params: { id }, caller }, reply) => {
        const made = await db.transaction(async (tx) => {
          await checkMayReset(tx, id, caller);
          return invite(tx, id, clock.now());
        });
        return reply.header('cache-control', 'no-store').status(201).send(made);
      },
    );
  };
}
