import { z } from 'zod';
import { PlatformError, required } from '../platform/errors.ts';
import { findTag } from '../platform/tags.ts';
import { checkTagName, orderValue } from './add-corp-tag.ts';
import { endpoint } from './endpoint.ts';

/** POST externalcontact/edit_corp_tag: renames or reorders a tag or a group. */
export const editCorpTag = endpoint({
  path: 'externalcontact/edit_corp_tag',
  method: 'post',
  input: z.object({
    id: z.string().optional(),
    name: z.string().optional(),
    order: orderValue.optional(),
    agentid: z.number().optional(),
  }),
  handle({ world }, input) {
    const id = required(input.id, 40068);
    const placed = findTag(world, id);
    const target = placed?.tag ?? world.state.tagGroups.find((group) => group.id === id);
    if (target === undefined) throw new PlatformError(40068);
    const siblings = placed?.group.tags ?? world.state.tagGroups;
    if (input.name !== undefined) checkTagName(input.name);
    if (siblings.some((one) => one !== target && one.name === input.name)) throw new PlatformError(40071);
    target.name = input.name ?? target.name;
    target.order = input.order ?? target.order;
    return {};
  },
});
