import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { findGroupWelcome } from './group-welcome.ts';

/** POST externalcontact/group_welcome_template/del: groups that use it lose their welcome. */
export const delGroupWelcome = endpoint({
  path: 'externalcontact/group_welcome_template/del',
  method: 'post',
  input: z.object({
    template_id: z.string().optional(),
    agentid: z.union([z.number(), z.string()]).optional(),
  }),
  handle(call, input) {
    call.world.state.groupWelcomes.delete(findGroupWelcome(call, input.template_id).templateId);
    return {};
  },
});
