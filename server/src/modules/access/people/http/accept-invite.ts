import { inviteAcceptSchema } from '@hetang/contract/http/access';
import { HetangError } from '../../../../kernel/errors.ts';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import { cameFrom } from '../../came-from.ts';
import { setSessionCookie } from '../../cookie.ts';
import type { AccessDeps } from '../../deps.ts';
import { SIGN_IN_LIMIT } from '../../http/sign-in-limit.ts';
import { hashPassword } from '../../password.ts';
import { startSession } from '../../sessions.ts';
import { isOpen, useInvite } from '../invites.ts';

/** `POST /v1/invites/accept`: sets the password by a link and signs in. */
export function acceptInvite({ db, clock }: AccessDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/invites/accept',
      {
        config: { access: 'public', rateLimit: SIGN_IN_LIMIT },
        schema: { tags: ['access'], body: inviteAcceptSchema },
      },
      async (request, reply) => {
        const { token, password } = request.body;
        const now = clock.now();
        if (!(await isOpen(db, token, now))) throw new HetangError('access/invite-over');
        const passwordHash = await hashPassword(password);
        const session = await db.transaction(async (tx) =>
          startSession(tx, await useInvite(tx, { token, passwordHash, now }), now, cameFrom(request)),
        );
        setSessionCookie(request, reply, session);
        return reply.status(204).send();
      },
    );
  };
}
