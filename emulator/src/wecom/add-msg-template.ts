import { z } from 'zod';
import { newId } from '../kernel/ids.ts';
import { PlatformError } from '../platform/errors.ts';
import { planConfirm } from '../world/acts/staff-confirm.ts';
import { endpoint, ids } from './endpoint.ts';
import { resolveGroups } from './group-targets.ts';
import { resolveTargets } from './mass-targets.ts';
import { messageContent, toBodies } from './message-content.ts';

// The platform prepares the task for a moment; until then it answers 41063.
const DISPATCH_MS = 1000;

const input = z.object({
  chat_type: z.string().optional(),
  external_userid: ids(10_000).optional(),
  chat_id_list: ids(2000).optional(),
  tag_filter: z.object({ group_list: z.array(z.object({ tag_list: ids(100) })).max(100) }).optional(),
  sender: z.string().min(1, 'unexpected empty string').optional(),
  allow_select: z.boolean().optional(),
  ...messageContent,
});

/** POST externalcontact/add_msg_template: creates a task for members; nothing is sent yet. */
export const addMsgTemplate = endpoint({
  path: 'externalcontact/add_msg_template',
  method: 'post',
  input,
  handle(call, given) {
    const { world, now } = call;
    const chatType = given.chat_type ?? 'single';
    if (chatType !== 'single' && chatType !== 'group') {
      throw new PlatformError(40058, 'invalid Request Parameter, field chat_type unexpected value');
    }
    const bodies = toBodies(call, given);
    const { tasks, failed } =
      chatType === 'group'
        ? resolveGroups(world, { sender: given.sender, chatIds: given.chat_id_list })
        : resolveTargets(world, {
            sender: given.sender,
            customers: given.external_userid,
            tagGroups: given.tag_filter?.group_list.map((group) => group.tag_list),
          });
    const msgid = newId(world.state, 'mass', 'msg', 32);
    world.state.massMessages.set(msgid, {
      msgid,
      chatType,
      createdAt: now,
      readyAt: world.transport.now() + DISPATCH_MS,
      creator: given.sender ?? '',
      ...(given.text?.content ? { text: given.text.content } : {}),
      attachments: given.attachments ?? [],
      bodies,
      tasks,
      reminders: [],
    });
    const willConfirm = { name: 'confirm', chance: 1 - world.behaviour.staff.never };
    for (const task of tasks) planConfirm(world, { msgid, userid: task.userid, at: now }, willConfirm);
    return { fail_list: failed, msgid };
  },
});
