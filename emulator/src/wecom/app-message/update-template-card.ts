import { z } from 'zod';
import { PlatformError, required } from '../../platform/errors.ts';
import { endpoint, ids } from '../endpoint.ts';
import { spendCard } from './card-codes.ts';
import { templateCard } from './template-card.ts';

/** POST message/update_template_card: another button or another card, for some of the receivers or all. */
export const updateTemplateCard = endpoint({
  path: 'message/update_template_card',
  method: 'post',
  input: z.object({
    userids: ids(100).optional(),
    atall: z.number().optional(),
    agentid: z.number().optional(),
    response_code: z.string().optional(),
    button: z.object({ replace_name: z.string().max(64) }).optional(),
    template_card: templateCard.optional(),
  }),
  handle(call, input) {
    const { staff, tenant } = call.world.state;
    if (required(input.agentid, 41011) !== tenant.agentId) throw new PlatformError(40056);
    const code = required(input.response_code, 40063, 'response_code missing');
    if (input.button === undefined && input.template_card === undefined)
      throw new PlatformError(40063, 'button and template_card are both empty');
    const users = input.userids ?? [];
    if (users.length === 0 && input.atall !== 1) throw new PlatformError(82001);
    const { msgid } = spendCard(call, code);
    const receivers = input.atall === 1 ? [...staff.keys()] : users;
    const invalid: string[] = [];
    for (const userid of receivers) {
      const message = staff.get(userid)?.inbox.find((one) => one.msgid === msgid);
      if (message === undefined) invalid.push(userid);
      else if (input.button === undefined) message.content = { ...input.template_card };
      else message.content = { ...message.content, replaced: input.button.replace_name };
    }
    return { invaliduser: input.atall === 1 ? [] : invalid };
  },
});
