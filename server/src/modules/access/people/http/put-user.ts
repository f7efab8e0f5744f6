import { userPutSchema } from '@hetang/contract/http/access';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import type { AccessDeps } from '../../deps.ts';
import { changeUser } from '../change-user.ts';
import { userParams } from './params.ts';

/** `PUT /v1/users/:id`: name, role, place in the organisation, and whether they may come in. */
export function putUser({ db, clock }: AccessDeps): Endpoint {
  return (app) => {
    app.put(
      '/v1/users/:id',
      { config: { access: 'user' }, schema: { tags: ['access'], params: userParams, body: userPutSchema } },
      async ({ params: { id }, body, caller }, reply) => {
        await db.transaction((tx) => changeUser(tx, { id, wanted: body }, { caller, now: clock.now() }));
        return reply.status(204).send();
      },
    );
  };
}
