import type { CallOutcome, TagChannel } from '../../port.ts';
import { wecomCalls } from '../client/call-table.ts';
import type { CallDeps } from './deps.ts';
import { mapDone } from './outcome.ts';

export interface CorpTagGroup {
  groupId: string;
  name: string;
  tags: { platformId: string; name: string }[];
}

/** All corp tags (企业标签) with their groups; deleted ones are left out. */
export async function readTagGroups({
  client,
}: Pick<CallDeps, 'client'>): Promise<CallOutcome<CorpTagGroup[]>> {
  return mapDone(await client.call(wecomCalls.getCorpTagList, {}), ({ tag_group }) =>
    tag_group
      .filter((group) => !group.deleted)
      .map((group) => ({
        groupId: group.group_id,
        name: group.group_name,
        tags: group.tag.filter((tag) => !tag.deleted).map((tag) => ({ platformId: tag.id, name: tag.name })),
      })),
  );
}

/** The same as a flat list. */
export function readTags(deps: CallDeps): TagChannel['readTags'] {
  return async () =>
    mapDone(await readTagGroups(deps), (groups) =>
      groups.flatMap((group) => group.tags.map((tag) => ({ ...tag, groupName: group.name }))),
    );
}
