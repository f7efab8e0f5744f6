import { inviteSchema, userInviteSchema } from '@hetang/contract/http/access';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import type { AccessDeps } from '../../deps.ts';
import { enterUser } from '../change-user.ts';
import { invite } from '../invites.ts';

/** `POST /v1/users`: enters somebody and answers the link by which they set their password; shown only here. */
export function postUser({ db, clock }: AccessDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/users',
      {
        config: { access: 'user' },
        schema: { tags: ['access'], body: userInviteSchema, response: { 201: inviteSchema } },
      },
      async ({ body, caller }, reply) => {
        const now = clock.now();
        const made = await db.transaction(async (tx) =>
          invite(tx, await enterUser(tx, body, { caller, now }), now),
        );
        return reply.header('cache-control', 'no-store').status(201).send(made);
      },
    );
  };
}
