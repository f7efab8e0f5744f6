import { z } from 'zod';
import { canServe } from '../../platform/contact-scope.ts';
import { PlatformError, required } from '../../platform/errors.ts';
import { findKf, findKfSession } from '../../platform/kf.ts';
import { endpoint } from '../endpoint.ts';

/** GET kf/customer/get_upgrade_service_config: whom and which groups a servicer may recommend: all. */
export const getUpgradeServiceConfig = endpoint({
  path: 'kf/customer/get_upgrade_service_config',
  method: 'get',
  input: z.object({}),
  handle: ({ world }) => ({
    member_range: {
      userid_list: [...world.state.staff.values()]
        .filter((one) => canServe(world, one))
        .map((one) => one.userid),
      department_id_list: [],
    },
    groupchat_range: { chat_id_list: [...world.state.groups.keys()] },
  }),
});

const who = { open_kfid: z.string().optional(), external_userid: z.string().optional() };

/** POST kf/customer/upgrade_service: recommends a member (1) or a customer group (2). Errors: 60111, 90501, 40058 type. */
export const upgradeService = endpoint({
  path: 'kf/customer/upgrade_service',
  method: 'post',
  input: z.object({
    ...who,
    type: z.number().int().optional(),
    member: z.object({ userid: z.string(), wording: z.string().max(200).optional() }).optional(),
    groupchat: z.object({ chat_id: z.string(), wording: z.string().max(200).optional() }).optional(),
  }),
  handle({ world }, input) {
    const session = findKfSession(world, findKf(world, input.open_kfid), input.external_userid);
    if (input.type === 1) {
      const { userid } = required(input.member, 40063, 'member missing');
      if (!world.state.staff.has(userid)) throw new PlatformError(60111);
      session.upgrade = { userid };
    } else if (input.type === 2) {
      const { chat_id: chatId } = required(input.groupchat, 40063, 'groupchat missing');
      if (!world.state.groups.has(chatId)) throw new PlatformError(90501);
      session.upgrade = { chatId };
    } else throw new PlatformError(40058, 'invalid Request Parameter, field type');
    return {};
  },
});

/** POST kf/customer/cancel_upgrade_service. */
export const cancelUpgradeService = endpoint({
  path: 'kf/customer/cancel_upgrade_service',
  method: 'post',
  input: z.object(who),
  handle({ world }, input) {
    delete findKfSession(world, findKf(world, input.open_kfid), input.external_userid).upgrade;
    return {};
  },
});
