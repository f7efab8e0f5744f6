import { z } from 'zod';
import { endpoint, ids } from '../endpoint.ts';

/** POST kf/customer/batchget: at most a hundred customers. */
export const batchGetKfCustomers = endpoint({
  path: 'kf/customer/batchget',
  method: 'post',
  input: z.object({ external_userid_list: ids(100).optional() }),
  handle({ world, baseUrl }, input) {
    const wanted = input.external_userid_list ?? [];
    const people = wanted.map((id) => world.state.people.get(world.state.externals.get(id) ?? ''));
    return {
      customer_list: people.flatMap((person) =>
        person === undefined
          ? []
          : [
              {
                external_userid: person.externalUserid,
                nickname: person.name,
                avatar: `${baseUrl}/avatar/${person.id}.svg`,
                gender: person.gender,
                unionid: person.unionid,
              },
            ],
      ),
      invalid_external_userid: wanted.filter((id) => !world.state.externals.has(id)),
    };
  },
});
