import { z } from 'zod';
import { PlatformError } from '../platform/errors.ts';
import type { Follower } from '../state/official-account.ts';
import type { World } from '../world/world.ts';
import { accountEndpoint } from './endpoint.ts';
import { knownFollower } from './followers.ts';

const MAX_TAGS = 100;
const PER_FOLLOWER = 20;
const PER_CALL = 50;
const TOO_MANY_FANS = 100_000;
const PER_PAGE = 10_000;
// The first hundred numbers are reserved for tags of the platform itself.
const FIRST_ID = 100;

const tag = z.object({ id: z.number().int().optional(), name: z.string().optional() }).optional();
const openids = z.array(z.string()).max(PER_CALL).optional();

function checkName(world: World, name: string | undefined, own?: number): string {
  if (name === undefined || name === '') throw new PlatformError(45158);
  if ([...name].length > 30) throw new PlatformError(45158);
  if (world.state.account.tags.some((one) => one.name === name && one.id !== own))
    throw new PlatformError(45157);
  return name;
}

function findTag(world: World, id: number | undefined): { id: number; name: string } {
  const found = world.state.account.tags.find((one) => one.id === id);
  if (found === undefined) throw new PlatformError(45159);
  return found;
}

/** Followers that carry a tag. */
export function taggedWith(world: World, id: number): Follower[] {
  return [...world.state.followers.values()].filter((one) => one.subscribed && one.tags?.includes(id));
}

/** POST tags/create. Errors: 45157 name taken, 45158 name, 45056 too many. */
export const createTag = accountEndpoint({
  path: 'tags/create',
  method: 'post',
  isBare: true,
  input: z.object({ tag }),
  handle({ world }, input) {
    const { tags } = world.state.account;
    const name = checkName(world, input.tag?.name);
    if (tags.length >= MAX_TAGS) throw new PlatformError(45056);
    const id = Math.max(FIRST_ID - 1, ...tags.map((one) => one.id)) + 1;
    tags.push({ id, name });
    return { tag: { id, name } };
  },
});

/** GET tags/get: with the number of followers that carry each. */
export const listAccountTags = accountEndpoint({
  path: 'tags/get',
  method: 'get',
  isBare: true,
  input: z.object({}),
  handle: ({ world }) => ({
    tags: world.state.account.tags.map((one) => ({ ...one, count: taggedWith(world, one.id).length })),
  }),
});

/** POST tags/update. */
export const updateTag = accountEndpoint({
  path: 'tags/update',
  method: 'post',
  input: z.object({ tag }),
  handle({ world }, input) {
    const found = findTag(world, input.tag?.id);
    found.name = checkName(world, input.tag?.name, found.id);
    return {};
  },
});

/** POST tags/delete: 45057 when more than 100,000 followers carry it. */
export const deleteTag = accountEndpoint({
  path: 'tags/delete',
  method: 'post',
  input: z.object({ tag }),
  handle({ world }, input) {
    const { id } = findTag(world, input.tag?.id);
    if (id < FIRST_ID) throw new PlatformError(45058);
    const carriers = taggedWith(world, id);
    if (carriers.length > TOO_MANY_FANS) throw new PlatformError(45057);
    for (const one of carriers) one.tags = one.tags?.filter((other) => other !== id) ?? [];
    world.state.account.tags = world.state.account.tags.filter((one) => one.id !== id);
    return {};
  },
});

/** POST user/tag/get: openids of those who carry a tag, ten thousand a page. */
export const listTagged = accountEndpoint({
  path: 'user/tag/get',
  method: 'post',
  isBare: true,
  input: z.object({ tagid: z.number().int().optional(), next_openid: z.string().optional() }),
  handle({ world }, input) {
    const all = taggedWith(world, findTag(world, input.tagid).id).map((one) => one.openid);
    const from = input.next_openid ? all.indexOf(input.next_openid) + 1 : 0;
    const openid = all.slice(from, from + PER_PAGE);
    return {
      count: openid.length,
      ...(openid.length === 0 ? {} : { data: { openid } }),
      next_openid: openid.at(-1) ?? '',
    };
  },
});

const batch = z.object({ openid_list: openids, tagid: z.number().int().optional() });

function followersIn(world: World, list: string[] | undefined): Follower[] {
  if (list === undefined || list.length === 0) throw new PlatformError(40032);
  const found = list.map((openid) => knownFollower(world, openid));
  if (found.some((one) => !one.subscribed)) throw new PlatformError(49003);
  return found;
}

/** POST tags/members/batchtagging: at most fifty. Errors: 45159 tag, 40003 and 49003 openid, 45059 over 20 tags. */
export const batchTagging = accountEndpoint({
  path: 'tags/members/batchtagging',
  method: 'post',
  input: batch,
  handle({ world }, input) {
    const { id } = findTag(world, input.tagid);
    const followers = followersIn(world, input.openid_list);
    const isFull = (one: Follower): boolean =>
      (one.tags ?? []).filter((t) => t !== id).length >= PER_FOLLOWER;
    if (followers.some(isFull)) throw new PlatformError(45059);
    for (const one of followers) one.tags = [...new Set([...(one.tags ?? []), id])];
    return {};
  },
});

/** POST tags/members/batchuntagging. */
export const batchUntagging = accountEndpoint({
  path: 'tags/members/batchuntagging',
  method: 'post',
  input: batch,
  handle({ world }, input) {
    const { id } = findTag(world, input.tagid);
    for (const one of followersIn(world, input.openid_list))
      one.tags = (one.tags ?? []).filter((other) => other !== id);
    return {};
  },
});

/** POST tags/getidlist: the tags of one follower. */
export const getTagIds = accountEndpoint({
  path: 'tags/getidlist',
  method: 'post',
  isBare: true,
  input: z.object({ openid: z.string().optional() }),
  handle: ({ world }, input) => ({ tagid_list: knownFollower(world, input.openid).tags ?? [] }),
});
