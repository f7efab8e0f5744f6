import { z } from 'zod';
import { PlatformError } from '../../platform/errors.ts';
import { readyMoment, taskOf } from '../../platform/moments.ts';
import type { MomentMark } from '../../state/moment.ts';
import { endpoint } from '../endpoint.ts';

/** POST externalcontact/get_moment_comments: comments and likes; 41062 before the member has published. */
export const getMomentComments = endpoint({
  path: 'externalcontact/get_moment_comments',
  method: 'post',
  input: z.object({ moment_id: z.string().optional(), userid: z.string().optional() }),
  handle({ world }, input) {
    const moment = readyMoment(world, input.moment_id);
    const { userid, publishedAt } = taskOf(moment, input.userid);
    if (publishedAt === undefined) throw new PlatformError(41062);
    const view = (marks: MomentMark[]): Array<Record<string, unknown>> =>
      marks
        .filter((one) => one.userid === userid)
        .map(({ by, at }) => ({
          ...(world.state.externals.has(by) ? { external_userid: by } : { userid: by }),
          create_time: Math.floor(at / 1000),
        }));
    return { comment_list: view(moment.comments), like_list: view(moment.likes) };
  },
});
