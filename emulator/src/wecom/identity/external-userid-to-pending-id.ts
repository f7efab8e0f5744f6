import { z } from 'zod';
import { derivedText } from '../../kernel/ids.ts';
import { endpoint, ids } from '../endpoint.ts';

/** POST idconvert/batch/external_userid_to_pending_id: at most a hundred; the unknown are left out. */
export const externalUseridToPendingId = endpoint({
  path: 'idconvert/batch/external_userid_to_pending_id',
  method: 'post',
  input: z.object({ chat_id: z.string().optional(), external_userid: ids(100).optional() }),
  handle: ({ world }, input) => ({
    result: (input.external_userid ?? [])
      .filter((id) => world.state.externals.has(id))
      .map((external_userid) => ({
        external_userid,
        pending_id: `pe${derivedText(30, world.state.seed, 'pending', external_userid)}`,
      })),
  }),
});
