import { z } from 'zod';
import { PlatformError } from '../platform/errors.ts';
import { readyMessage } from '../platform/mass.ts';
import { planConfirm } from '../world/acts/staff-confirm.ts';
import { endpoint } from './endpoint.ts';

const DAY = 86_400_000;

/** POST externalcontact/remind_groupmsg_send: at most three reminders a task in 24 hours. */
export const remindGroupmsgSend = endpoint({
  path: 'externalcontact/remind_groupmsg_send',
  method: 'post',
  input: z.object({ msgid: z.string().optional() }),
  handle({ world, now }, input) {
    const message = readyMessage(world, input.msgid);
    message.reminders = message.reminders.filter((at) => at > now - DAY);
    if (message.reminders.length >= 3) throw new PlatformError(41094);
    message.reminders.push(now);
    const moved = { name: `remind ${now}`, chance: world.behaviour.staff.reminded };
    for (const task of message.tasks) {
      if (task.confirmedAt === undefined)
        planConfirm(world, { ...task, msgid: message.msgid, at: now }, moved);
    }
    return {};
  },
});
