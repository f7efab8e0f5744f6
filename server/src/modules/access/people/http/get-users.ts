import { userListQuery, userPageSchema, userSorts } from '@hetang/contract/http/access';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import { sortOf } from '../../../../kernel/http/sort.ts';
import type { AccessDeps } from '../../deps.ts';
import { listUsers } from '../list-users.ts';

/** `GET /v1/users`: a page of the people who may come in. */
export function getUsers({ db, clock }: AccessDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/users',
      {
        config: { access: 'user' },
        schema: { tags: ['access'], querystring: userListQuery, response: { 200: userPageSchema } },
      },
      async ({ query: { page, size, sort, ...filter } }) =>
        listUsers(db, filter, {
          ...sortOf(sort, userSorts),
          limit: size,
          offset: (page - 1) * size,
          now: clock.now(),
        }),
    );
  };
}
