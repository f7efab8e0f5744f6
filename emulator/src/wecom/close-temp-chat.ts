import { z } from 'zod';
import { PlatformError, required } from '../platform/errors.ts';
import { endpoint } from './endpoint.ts';

/** POST externalcontact/close_temp_chat: there are no temporary sessions, so 84061 without a relation and 48002 with one. */
export const closeTempChat = endpoint({
  path: 'externalcontact/close_temp_chat',
  method: 'post',
  input: z.object({ userid: z.string().optional(), external_userid: z.string().optional() }),
  handle({ world }, input) {
    const userid = required(input.userid, 41009);
    const follow = world.follows.get(userid, required(input.external_userid, 41035));
    throw new PlatformError(follow === undefined ? 84061 : 48002);
  },
});
