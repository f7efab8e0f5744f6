import { z } from 'zod';
import { PlatformError, required } from '../platform/errors.ts';
import { tagGroupsOf } from '../platform/tags.ts';
import type { World } from '../world/world.ts';
import { checkTagName, orderValue } from './add-corp-tag.ts';
import { endpoint } from './endpoint.ts';

/** What an edit may change. */
export const tagEdit = z.object({
  id: z.string().optional(),
  name: z.string().optional(),
  order: orderValue.optional(),
  agentid: z.number().optional(),
});

/** Renames or reorders a tag or a group. Errors: 40068 unknown, 40072 name, 40071 taken. */
export function editTag(world: World, input: z.infer<typeof tagEdit>, strategies?: 'any'): void {
  const id = required(input.id, 40068);
  const groups = tagGroupsOf(world, strategies);
  const group = groups.find((one) => one.tags.some((tag) => tag.id === id));
  const target = group?.tags.find((tag) => tag.id === id) ?? groups.find((one) => one.id === id);
  if (target === undefined) throw new PlatformError(40068);
  const siblings = group?.tags ?? groups;
  if (input.name !== undefined) checkTagName(input.name);
  if (siblings.some((one) => one !== target && one.name === input.name)) throw new PlatformError(40071);
  target.name = input.name ?? target.name;
  target.order = input.order ?? target.order;
}

/** POST externalcontact/edit_corp_tag: renames or reorders a tag or a group. */
export const editCorpTag = endpoint({
  path: 'externalcontact/edit_corp_tag',
  method: 'post',
  input: tagEdit,
  handle({ world }, input) {
    editTag(world, input);
    return {};
  },
});
