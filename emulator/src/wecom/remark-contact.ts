import { z } from 'zod';
import { PlatformError, required } from '../platform/errors.ts';
import { chars, endpoint } from './endpoint.ts';
import { liveMedia } from './message-content.ts';

/** POST externalcontact/remark: what a member notes about a customer. */
export const remarkContact = endpoint({
  path: 'externalcontact/remark',
  method: 'post',
  input: z.object({
    userid: z.string().optional(),
    external_userid: z.string().optional(),
    remark: chars(20).optional(),
    description: chars(150).optional(),
    remark_company: chars(20).optional(),
    remark_mobiles: z.array(chars(32)).max(20).optional(),
    remark_pic_mediaid: z.string().optional(),
  }),
  handle(call, input) {
    const userid = required(input.userid, 41009);
    const externalUserid = required(input.external_userid, 41035);
    const { remark, description, remark_company, remark_mobiles, remark_pic_mediaid } = input;
    const given = [remark, description, remark_company, remark_mobiles, remark_pic_mediaid];
    if (given.every((one) => one === undefined)) throw new PlatformError(40063, 'nothing to remark');
    const follow = call.world.follows.get(userid, externalUserid);
    if (follow === undefined) throw new PlatformError(84061);
    if (remark_pic_mediaid) liveMedia(call, remark_pic_mediaid, 'image');
    follow.remark = remark ?? follow.remark;
    follow.description = description ?? follow.description;
    follow.remarkCorp = remark_company ?? follow.remarkCorp;
    if (remark_mobiles !== undefined) follow.remarkMobiles = remark_mobiles.filter((one) => one !== '');
    return {};
  },
});
