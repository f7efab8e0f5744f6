import { z } from 'zod';
import { newId, nextNumber } from '../kernel/ids.ts';
import { PlatformError, required } from '../platform/errors.ts';
import type { World } from '../world/world.ts';
import { accountEndpoint } from './endpoint.ts';
import { knownFollower, writeToFollower } from './followers.ts';
import { pushToAccount } from './push.ts';

/** POST template/api_add_template: takes a template of the library into the account. */
export const addTemplate = accountEndpoint({
  path: 'template/api_add_template',
  method: 'post',
  input: z.object({
    template_id_short: z.string().optional(),
    keyword_name_list: z.array(z.string()).optional(),
  }),
  handle({ world }, input) {
    const short = required(input.template_id_short, 40037);
    const templateId = newId(world.state, 'oa-template', '', 43);
    const words = input.keyword_name_list ?? [];
    const content = words.map((word, index) => `${word}：{{keyword${index + 1}.DATA}}`).join('\n');
    world.state.account.templates.push({ templateId, title: short, content });
    return { template_id: templateId };
  },
});

/** GET template/get_all_private_template. */
export const listTemplates = accountEndpoint({
  path: 'template/get_all_private_template',
  method: 'get',
  isBare: true,
  input: z.object({}),
  handle: ({ world }) => ({
    template_list: world.state.account.templates.map(({ templateId, title, content }) => ({
      template_id: templateId,
      title,
      primary_industry: '',
      deputy_industry: '',
      content,
      example: '',
    })),
  }),
});

/** POST template/del_private_template: 40037 when unknown. */
export const delTemplate = accountEndpoint({
  path: 'template/del_private_template',
  method: 'post',
  input: z.object({ template_id: z.string().optional() }),
  handle({ world }, input) {
    const { account } = world.state;
    if (!account.templates.some((one) => one.templateId === input.template_id))
      throw new PlatformError(40037);
    account.templates = account.templates.filter((one) => one.templateId !== input.template_id);
    return {};
  },
});

function tellFinished(world: World, openid: string, msgid: number, at: number): void {
  const fields = { MsgType: 'event', Event: 'TEMPLATESENDJOBFINISH', MsgID: msgid, Status: 'success' };
  pushToAccount(world, openid, fields, at);
}

/** POST message/template/send: 40037 unknown template, 43004 not following; the result comes as an event. */
export const sendTemplate = accountEndpoint({
  path: 'message/template/send',
  method: 'post',
  input: z.object({
    touser: z.string().optional(),
    template_id: z.string().optional(),
    url: z.string().optional(),
    client_msg_id: z.string().max(32).optional(),
    data: z.record(z.string(), z.looseObject({ value: z.union([z.string(), z.number()]) })).optional(),
  }),
  handle({ world, now }, input) {
    const { templates } = world.state.account;
    if (!templates.some((one) => one.templateId === input.template_id)) throw new PlatformError(40037);
    const follower = knownFollower(world, input.touser);
    if (!follower.subscribed) throw new PlatformError(43004);
    const msgid = nextNumber(world.state, 'oa-template-message');
    const { template_id, url, data } = input;
    const content = { msgtype: 'template', template_id, url: url ?? '', data: data ?? {} };
    writeToFollower(follower, { at: now, from: 'account', content });
    tellFinished(world, follower.openid, msgid, now);
    return { msgid };
  },
});
