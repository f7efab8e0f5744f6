import { z } from 'zod';
import { PlatformError, required } from '../../platform/errors.ts';
import { endpoint } from '../endpoint.ts';

const LIFE_MS = 86_400_000;

/** POST message/recall: takes an app message back within 24 hours; 42052 later, 40058 when nobody has it. */
export const recallMessage = endpoint({
  path: 'message/recall',
  method: 'post',
  input: z.object({ msgid: z.string().optional() }),
  handle({ world, now }, input) {
    const msgid = required(input.msgid, 40063, 'msgid missing');
    const holders = [...world.state.staff.values()].filter((one) => one.inbox.some((m) => m.msgid === msgid));
    const sentAt = holders[0]?.inbox.find((one) => one.msgid === msgid)?.at;
    if (sentAt === undefined) throw new PlatformError(40058, 'invalid msgid');
    if (now > sentAt + LIFE_MS) throw new PlatformError(42052);
    for (const staff of holders) staff.inbox = staff.inbox.filter((one) => one.msgid !== msgid);
    return {};
  },
});
