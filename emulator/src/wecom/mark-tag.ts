import { z } from 'zod';
import { PlatformError, required } from '../platform/errors.ts';
import { changeTags } from '../platform/tags.ts';
import { endpoint, ids } from './endpoint.ts';

/** POST externalcontact/mark_tag: sets and removes corp tags of a customer of a member. */
export const markTag = endpoint({
  path: 'externalcontact/mark_tag',
  method: 'post',
  input: z.object({
    userid: z.string().optional(),
    external_userid: z.string().optional(),
    add_tag: ids(3000).optional(),
    remove_tag: ids(3000).optional(),
  }),
  handle({ world }, input) {
    const userid = required(input.userid, 41009);
    const externalUserid = required(input.external_userid, 41035);
    const add = input.add_tag ?? [];
    const remove = input.remove_tag ?? [];
    if (add.length + remove.length === 0)
      throw new PlatformError(40063, 'add_tag and remove_tag are both empty');
    changeTags(world, { userid, externalUserid, add, remove });
    return {};
  },
});
