import { z } from 'zod';
import { PlatformError } from '../platform/errors.ts';
import { deleteTags } from '../platform/tags.ts';
import { endpoint, ids } from './endpoint.ts';

/** POST externalcontact/del_corp_tag: removes tags and groups; a group without tags goes too. */
export const delCorpTag = endpoint({
  path: 'externalcontact/del_corp_tag',
  method: 'post',
  input: z.object({
    tag_id: ids(1000).optional(),
    group_id: ids(1000).optional(),
    agentid: z.number().optional(),
  }),
  handle({ world }, input) {
    const tagIds = input.tag_id ?? [];
    const groupIds = input.group_id ?? [];
    if (tagIds.length + groupIds.length === 0)
      throw new PlatformError(40063, 'tag_id and group_id are both empty');
    deleteTags(world, tagIds, groupIds);
    return {};
  },
});
