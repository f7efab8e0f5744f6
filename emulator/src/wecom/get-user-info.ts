import { z } from 'zod';
import { required } from '../platform/errors.ts';
import { spendCode, userTicket } from '../platform/oauth.ts';
import { endpoint } from './endpoint.ts';

/** GET auth/getuserinfo: who logged in with the code. */
export const getUserInfo = endpoint({
  path: 'auth/getuserinfo',
  method: 'get',
  input: z.object({ code: z.string().optional() }),
  handle({ world, now }, input) {
    const code = spendCode(world, required(input.code, 40029), now);
    world.touch();
    if (code.userid !== undefined) {
      return { userid: code.userid, user_ticket: userTicket(world, code.userid, now), expires_in: 1800 };
    }
    const person = world.state.people.get(code.personId ?? '');
    return { openid: person?.openid ?? '', external_userid: person?.externalUserid ?? '' };
  },
});
