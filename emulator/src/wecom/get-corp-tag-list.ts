import { z } from 'zod';
import { PlatformError } from '../platform/errors.ts';
import { tagGroupsOf } from '../platform/tags.ts';
import type { Tag, TagGroup } from '../state/state.ts';
import { endpoint, ids } from './endpoint.ts';

/** A tag in an answer. */
export function tagView(tag: Tag): Record<string, unknown> {
  return { id: tag.id, name: tag.name, create_time: Math.floor(tag.createdAt / 1000), order: tag.order };
}

/** A group in an answer, with the given tags of it. */
export function groupView(group: TagGroup, tags: Array<Record<string, unknown>>): Record<string, unknown> {
  return {
    group_id: group.id,
    group_name: group.name,
    create_time: Math.floor(group.createdAt / 1000),
    order: group.order,
    tag: tags,
  };
}

function checkKnown(given: readonly string[], known: ReadonlySet<string>): void {
  if (given.some((id) => !known.has(id))) throw new PlatformError(40068);
}

/** What a listing of tags may ask for. */
export const tagQuery = z.object({ tag_id: ids(10_000).optional(), group_id: ids(10_000).optional() });

/** Groups with the tags asked for: all, or the named groups, or the named tags. 40068 for an unknown id. */
export function listTags(all: TagGroup[], input: z.infer<typeof tagQuery>): Array<Record<string, unknown>> {
  const groupIds = new Set(input.group_id ?? []);
  const tagIds = new Set(groupIds.size > 0 ? [] : (input.tag_id ?? []));
  checkKnown([...groupIds], new Set(all.map((group) => group.id)));
  checkKnown([...tagIds], new Set(all.flatMap((group) => group.tags.map((tag) => tag.id))));
  const groups = all
    .filter((group) => groupIds.size === 0 || groupIds.has(group.id))
    .map((group) => ({
      group,
      tags: group.tags.filter((tag) => tagIds.size === 0 || tagIds.has(tag.id)),
    }))
    .filter((one) => one.tags.length > 0)
    .sort((a, b) => b.group.order - a.group.order);
  return groups.map(({ group, tags }) => {
    const sorted = tags.toSorted((a, b) => b.order - a.order);
    const views = sorted.map((tag) => ({ ...tagView(tag), deleted: false }));
    return { ...groupView(group, views), deleted: false };
  });
}

/** POST externalcontact/get_corp_tag_list. */
export const getCorpTagList = endpoint({
  path: 'externalcontact/get_corp_tag_list',
  method: 'post',
  input: tagQuery,
  handle: ({ world }, input) => ({ tag_group: listTags(tagGroupsOf(world, undefined), input) }),
});
