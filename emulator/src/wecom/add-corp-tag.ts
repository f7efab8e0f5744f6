import { z } from 'zod';
import { PlatformError } from '../platform/errors.ts';
import { createTags } from '../platform/tags.ts';
import { endpoint } from './endpoint.ts';
import { groupView, tagView } from './get-corp-tag-list.ts';

/** Larger first; an unsigned 32-bit number. */
export const orderValue = z.number().int().min(0).max(4294967295);

const tagName = z.string();

/** Refuses empty names and names over 30 characters with 40072. */
export function checkTagName(name: string): void {
  if (name === '' || [...name].length > 30) throw new PlatformError(40072);
}

/** POST externalcontact/add_corp_tag: answers the group with the tags it created. */
export const addCorpTag = endpoint({
  path: 'externalcontact/add_corp_tag',
  method: 'post',
  input: z.object({
    group_id: z.string().optional(),
    group_name: tagName.optional(),
    order: orderValue.optional(),
    tag: z
      .array(z.object({ name: tagName, order: orderValue.optional() }))
      .max(1000)
      .optional(),
    agentid: z.number().optional(),
  }),
  handle({ world, now }, input) {
    if (!input.group_id && input.group_name !== undefined) checkTagName(input.group_name);
    const tags = (input.tag ?? []).map((tag) => ({ name: tag.name, order: tag.order ?? 0 }));
    for (const tag of tags) checkTagName(tag.name);
    const { group, created } = createTags(world, {
      groupId: input.group_id,
      groupName: input.group_name,
      order: input.order ?? 0,
      tags,
      at: now,
    });
    return { tag_group: groupView(group, created.map(tagView)) };
  },
});
