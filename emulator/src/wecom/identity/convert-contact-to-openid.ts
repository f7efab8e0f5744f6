import { z } from 'zod';
import { PlatformError, required } from '../../platform/errors.ts';
import { endpoint } from '../endpoint.ts';

/** POST externalcontact/convert_to_openid: the customer's openid, for WeChat Pay. */
export const convertContactToOpenid = endpoint({
  path: 'externalcontact/convert_to_openid',
  method: 'post',
  input: z.object({ external_userid: z.string().optional() }),
  handle({ world }, input) {
    const id = required(input.external_userid, 41035);
    const person = world.state.people.get(world.state.externals.get(id) ?? '');
    if (person === undefined) throw new PlatformError(40096);
    return { openid: person.openid };
  },
});
