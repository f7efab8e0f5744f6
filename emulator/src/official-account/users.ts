import { z } from 'zod';
import { PlatformError } from '../platform/errors.ts';
import type { Follower } from '../state/official-account.ts';
import { chars } from '../wecom/endpoint.ts';
import type { World } from '../world/world.ts';
import { accountEndpoint } from './endpoint.ts';
import { knownFollower } from './followers.ts';

const PER_PAGE = 10_000;

/** What the account may know of a follower; names and pictures are not given out since 2021. */
function infoOf(world: World, follower: Follower): Record<string, unknown> {
  const { openid, subscribed, subscribedAt, remark, scene, personId } = follower;
  if (!subscribed) return { subscribe: 0, openid };
  const isNumber = /^\d+$/.test(scene);
  return {
    subscribe: 1,
    openid,
    language: 'zh_CN',
    subscribe_time: Math.floor(subscribedAt / 1000),
    unionid: world.state.people.get(personId)?.unionid ?? '',
    remark,
    groupid: 0,
    tagid_list: follower.tags ?? [],
    subscribe_scene: scene === '' ? 'ADD_SCENE_OTHERS' : 'ADD_SCENE_QR_CODE',
    qr_scene: isNumber ? Number(scene) : 0,
    qr_scene_str: isNumber ? '' : scene,
  };
}

/** GET user/info: a follower; whoever has left is only `subscribe: 0`. */
export const getFollowerInfo = accountEndpoint({
  path: 'user/info',
  method: 'get',
  isBare: true,
  input: z.object({ openid: z.string().optional(), lang: z.string().optional() }),
  handle: ({ world }, input) => infoOf(world, knownFollower(world, input.openid)),
});

/** POST user/info/batchget: at most a hundred. */
export const batchGetFollowers = accountEndpoint({
  path: 'user/info/batchget',
  method: 'post',
  isBare: true,
  input: z.object({
    user_list: z
      .array(z.looseObject({ openid: z.string() }))
      .max(100)
      .optional(),
  }),
  handle: ({ world }, input) => ({
    user_info_list: (input.user_list ?? []).map(({ openid }) => infoOf(world, knownFollower(world, openid))),
  }),
});

/** GET user/get: openids of all followers, ten thousand a page. */
export const listFollowers = accountEndpoint({
  path: 'user/get',
  method: 'get',
  isBare: true,
  input: z.object({ next_openid: z.string().optional() }),
  handle({ world }, input) {
    const all = [...world.state.followers.values()].filter((one) => one.subscribed).map((one) => one.openid);
    const from = input.next_openid ? all.indexOf(input.next_openid) + 1 : 0;
    if (from === 0 && input.next_openid) throw new PlatformError(40003);
    const openid = all.slice(from, from + PER_PAGE);
    const isLast = from + PER_PAGE >= all.length;
    return {
      total: all.length,
      count: openid.length,
      ...(openid.length === 0 ? {} : { data: { openid } }),
      next_openid: isLast ? '' : (openid.at(-1) ?? ''),
    };
  },
});

/** POST user/info/updateremark. */
export const updateFollowerRemark = accountEndpoint({
  path: 'user/info/updateremark',
  method: 'post',
  input: z.object({ openid: z.string().optional(), remark: chars(29).optional() }),
  handle({ world }, input) {
    knownFollower(world, input.openid).remark = input.remark ?? '';
    return {};
  },
});
