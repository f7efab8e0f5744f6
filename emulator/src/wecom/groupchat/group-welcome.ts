import { z } from 'zod';
import { PlatformError, required } from '../../platform/errors.ts';
import type { GroupWelcome } from '../../state/group.ts';
import { bytes, type Call } from '../endpoint.ts';
import { attachmentFields, toBodies } from '../message-content.ts';

// Several may be given; the first in this order is used.
const PRIORITY = ['image', 'link', 'miniprogram', 'file', 'video'] as const;

/** What add and edit have in common. */
export const groupWelcomeInput = z.object({
  template_id: z.string().optional(),
  text: z.object({ content: bytes(3000).optional() }).optional(),
  ...attachmentFields,
  agentid: z.union([z.number(), z.string()]).optional(),
  notify: z.number().optional(),
});

/** Checks the material. Errors: 40063 nothing in it, 40007 media. */
export function readGroupWelcome(
  call: Call,
  input: z.infer<typeof groupWelcomeInput>,
): Omit<GroupWelcome, 'templateId'> {
  const msgtype = PRIORITY.find((one) => input[one] !== undefined);
  const attachment = msgtype === undefined ? undefined : { msgtype, [msgtype]: input[msgtype] };
  const bodies = toBodies(call, {
    text: input.text,
    attachments: attachment === undefined ? [] : [attachment],
  });
  const text = input.text?.content ? { text: { content: input.text.content } } : {};
  return { bodies, content: { ...text, ...(msgtype === undefined ? {} : { [msgtype]: input[msgtype] }) } };
}

/** The material named by the caller. Errors: 40063 missing, 41058 unknown. */
export function findGroupWelcome(call: Call, templateId: string | undefined): GroupWelcome {
  const found = call.world.state.groupWelcomes.get(required(templateId, 40063, 'template_id missing'));
  if (found === undefined) throw new PlatformError(41058);
  return found;
}
