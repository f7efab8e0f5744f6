import { newId } from '../kernel/ids.ts';
import type { Tag, TagGroup } from '../state/state.ts';
import type { World } from '../world/world.ts';
import { PlatformError } from './errors.ts';

const MAX_TAGS = 10_000;
const MAX_PER_CUSTOMER = 3000;

/** A tag with the group it is in. */
export interface Placed {
  group: TagGroup;
  tag: Tag;
}

/** Groups of corp tags, or of the tags of a rule group; `any` for those of all rule groups. */
export function tagGroupsOf(world: World, strategyId: number | 'any' | undefined): TagGroup[] {
  return world.state.tagGroups.filter((group) =>
    strategyId === 'any' ? group.strategyId !== undefined : group.strategyId === strategyId,
  );
}

/** Finds a corp tag or a tag of a rule group. */
export function findTag(world: World, id: string): Placed | undefined {
  for (const group of world.state.tagGroups) {
    const tag = group.tags.find((one) => one.id === id);
    if (tag !== undefined) return { group, tag };
  }
  return undefined;
}

/** What to create: a group by id or name, and tags in it. */
export interface NewTags {
  groupId?: string | undefined;
  groupName?: string | undefined;
  order: number;
  tags: Array<{ name: string; order: number }>;
  at: number;
  /** The rule group that they belong to; absent for corp tags. */
  strategyId?: number;
}

function tagId(world: World, strategyId: number | undefined): string {
  return newId(world.state, 'tag', strategyId === undefined ? 'et' : 'st', 32);
}

function groupFor(world: World, wanted: NewTags): TagGroup {
  const { groupId, groupName } = wanted;
  if (groupId !== undefined && groupId !== '') {
    const found = tagGroupsOf(world, wanted.strategyId).find((group) => group.id === groupId);
    if (found === undefined) throw new PlatformError(40068);
    return found;
  }
  if (groupName === undefined || groupName === '') throw new PlatformError(40058, 'group_name is empty');
  const { strategyId } = wanted;
  const same = tagGroupsOf(world, strategyId).find((group) => group.name === groupName);
  const id = same === undefined ? tagId(world, strategyId) : '';
  const made = { id, name: groupName, createdAt: wanted.at, order: wanted.order, tags: [] };
  return same ?? (strategyId === undefined ? made : { ...made, strategyId });
}

/**
 * Creates tags, and the group if it is new; names given twice create one tag.
 * Errors: 40058 no tag or no group name, 40068 unknown group, 40071 name taken, 40126 too many tags.
 */
export function createTags(
  world: World,
  wanted: NewTags,
): { group: TagGroup; created: Tag[]; isNew: boolean } {
  if (wanted.tags.length === 0) throw new PlatformError(40058, 'tag is empty');
  const group = groupFor(world, wanted);
  const names = new Map(wanted.tags.map((tag) => [tag.name, tag]));
  if (group.tags.some((tag) => names.has(tag.name))) throw new PlatformError(40071);
  const total = world.state.tagGroups.reduce((sum, one) => sum + one.tags.length, 0);
  if (total + names.size > MAX_TAGS) throw new PlatformError(40126);
  const created = [...names.values()].map((tag) => ({
    id: tagId(world, wanted.strategyId),
    name: tag.name,
    createdAt: wanted.at,
    order: tag.order,
  }));
  group.tags.push(...created);
  const isNew = !world.state.tagGroups.includes(group);
  if (isNew) world.state.tagGroups.push(group);
  return { group, created, isNew };
}

/** Removes tags and groups, and what relations carry of them. 40068 when an id is unknown. */
export function deleteTags(world: World, tagIds: string[], groupIds: string[], strategies?: 'any'): void {
  const { tagGroups } = world.state;
  const own = tagGroupsOf(world, strategies);
  const groups = new Set(groupIds);
  const gone = new Set(tagIds);
  if (tagIds.some((id) => !own.some((group) => group.tags.some((tag) => tag.id === id))))
    throw new PlatformError(40068);
  if (groupIds.some((id) => !own.some((group) => group.id === id))) throw new PlatformError(40068);
  for (const group of tagGroups) {
    if (groups.has(group.id)) for (const tag of group.tags) gone.add(tag.id);
    group.tags = group.tags.filter((tag) => !gone.has(tag.id));
  }
  world.state.tagGroups = tagGroups.filter((group) => group.tags.length > 0);
  for (const follow of world.follows.all()) follow.tags = follow.tags.filter((id) => !gone.has(id));
}

/** Changes the tags of a relation. Errors: 84061 no relation, 40068 unknown tag, 40058 too many. */
export function changeTags(
  world: World,
  change: { userid: string; externalUserid: string; add: string[]; remove: string[] },
): void {
  const follow = world.follows.get(change.userid, change.externalUserid);
  if (follow === undefined) throw new PlatformError(84061);
  const ids = [...change.add, ...change.remove];
  if (ids.some((id) => findTag(world, id) === undefined)) throw new PlatformError(40068);
  const tags = new Set(follow.tags);
  for (const id of change.remove) tags.delete(id);
  for (const id of change.add) tags.add(id);
  if (tags.size > MAX_PER_CUSTOMER) throw new PlatformError(40058, 'too many tags on one customer');
  follow.tags = [...tags];
}

/** A member changes tags in the client, which the platform reports as edit_external_contact. */
export function tagCustomer(
  world: World,
  change: { userid: string; externalUserid: string; add: string[]; remove: string[]; at: number },
): void {
  changeTags(world, change);
  world.push(
    {
      Event: 'change_external_contact',
      ChangeType: 'edit_external_contact',
      UserID: change.userid,
      ExternalUserID: change.externalUserid,
    },
    change.at,
  );
}
