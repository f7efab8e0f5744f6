import { z } from 'zod';
import { PlatformError } from '../platform/errors.ts';
import { accountEndpoint } from './endpoint.ts';
import { knownFollower } from './followers.ts';

const PER_CALL = 20;
const PER_PAGE = 1000;
const list = z.object({ openid_list: z.array(z.string()).max(PER_CALL).optional() });

/** POST tags/members/getblacklist. */
export const getBlacklist = accountEndpoint({
  path: 'tags/members/getblacklist',
  method: 'post',
  isBare: true,
  input: z.object({ begin_openid: z.string().optional() }),
  handle({ world }, input) {
    const all = [...world.state.followers.values()].filter((one) => one.isBlocked).map((one) => one.openid);
    const from = input.begin_openid ? all.indexOf(input.begin_openid) + 1 : 0;
    const openid = all.slice(from, from + PER_PAGE);
    return {
      total: all.length,
      count: openid.length,
      ...(openid.length === 0 ? {} : { data: { openid } }),
      next_openid: openid.at(-1) ?? '',
    };
  },
});

function blocking(path: string, isBlocked: boolean): ReturnType<typeof accountEndpoint> {
  return accountEndpoint({
    path,
    method: 'post',
    input: list,
    handle({ world }, input) {
      const openids = input.openid_list ?? [];
      if (openids.length === 0) throw new PlatformError(40032);
      for (const one of openids.map((openid) => knownFollower(world, openid))) one.isBlocked = isBlocked;
      return {};
    },
  });
}

/** POST tags/members/batchblacklist: what they write is no longer pushed. */
export const batchBlacklist = blocking('tags/members/batchblacklist', true);

/** POST tags/members/batchunblacklist. */
export const batchUnblacklist = blocking('tags/members/batchunblacklist', false);
