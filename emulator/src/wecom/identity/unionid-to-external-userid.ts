import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { externalOf } from './external-of.ts';

/** POST externalcontact/unionid_to_external_userid: who a WeChat user is as a customer. */
export const unionidToExternalUserid = endpoint({
  path: 'externalcontact/unionid_to_external_userid',
  method: 'post',
  input: z.object({ unionid: z.string().optional(), openid: z.string().optional() }),
  handle: ({ world }, input) => ({ external_userid: externalOf(world, input.unionid, input.openid) }),
});
