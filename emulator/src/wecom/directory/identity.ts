import { z } from 'zod';
import { derivedText } from '../../kernel/ids.ts';
import { PlatformError, required } from '../../platform/errors.ts';
import { spendCode, ticketHolder, userTicket } from '../../platform/oauth.ts';
import type { World } from '../../world/world.ts';
import { endpoint } from '../endpoint.ts';

function staffOpenid(world: World, userid: string): string {
  return `o${derivedText(27, world.state.seed, 'staff-openid', userid)}`;
}

/** POST user/convert_to_openid: the openid of a member, for payments. */
export const convertUserToOpenid = endpoint({
  path: 'user/convert_to_openid',
  method: 'post',
  input: z.object({ userid: z.string().optional() }),
  handle({ world }, input) {
    const userid = required(input.userid, 41009);
    if (!world.state.staff.has(userid)) throw new PlatformError(60111);
    return { openid: staffOpenid(world, userid) };
  },
});

/** POST user/convert_to_userid: and back. */
export const convertOpenidToUser = endpoint({
  path: 'user/convert_to_userid',
  method: 'post',
  input: z.object({ openid: z.string().optional() }),
  handle({ world }, input) {
    const openid = required(input.openid, 40035);
    const found = [...world.state.staff.keys()].find((userid) => staffOpenid(world, userid) === openid);
    if (found === undefined) throw new PlatformError(60111);
    return { userid: found };
  },
});

/** GET user/getuserinfo: the older answer about a login code, with capitals. */
export const getUserInfoOld = endpoint({
  path: 'user/getuserinfo',
  method: 'get',
  input: z.object({ code: z.string().optional() }),
  handle({ world, now }, input) {
    const code = spendCode(world, required(input.code, 40029), now);
    world.touch();
    const DeviceId = derivedText(16, world.state.seed, 'device', code.userid ?? code.personId ?? '');
    if (code.userid !== undefined)
      return {
        UserId: code.userid,
        DeviceId,
        user_ticket: userTicket(world, code.userid, now),
        expires_in: 1800,
      };
    return { OpenId: world.state.people.get(code.personId ?? '')?.openid ?? '', DeviceId };
  },
});

/** POST auth/getuserdetail: what the member agreed to show. 40029 for a ticket that is unknown or over 30 minutes old. */
export const getUserDetail = endpoint({
  path: 'auth/getuserdetail',
  method: 'post',
  input: z.object({ user_ticket: z.string().optional() }),
  handle({ world, now, baseUrl }, input) {
    const staff = ticketHolder(world, required(input.user_ticket, 40029), now);
    const { gender = '0', mobile = '', email = '' } = staff.profile ?? {};
    return {
      userid: staff.userid,
      gender,
      avatar: `${baseUrl}/avatar/${staff.userid}.svg`,
      qr_code: '',
      mobile,
      email,
      biz_mail: '',
      address: '',
    };
  },
});
