import { z } from 'zod';
import { derivedText } from '../kernel/ids.ts';
import { required } from '../platform/errors.ts';
import { spendCode } from '../platform/oauth.ts';
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
      const user_ticket = derivedText(64, world.state.seed, 'user-ticket', code.code);
      return { userid: code.userid, user_ticket, expires_in: 1800 };
    }
    const person = world.state.people.get(code.personId ?? '');
    return { openid: person?.openid ?? '', external_userid: person?.externalUserid ?? '' };
  },
});
