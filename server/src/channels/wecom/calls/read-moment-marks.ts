import type { z } from 'zod';
import type { MomentChannel, MomentMark } from '../../moments.ts';
import { momentCalls } from '../client/moment-calls.ts';
import type { CallDeps } from './deps.ts';
import { mapDone } from './outcome.ts';

type Marks = z.infer<typeof momentCalls.getMomentComments.answer>['like_list'];

/** Likes and comments of what a member has published; those of colleagues are left out. */
export function readMomentMarks({ client }: CallDeps): MomentChannel['readMomentMarks'] {
  return async ({ platformId, userid }) =>
    mapDone(
      await client.call(momentCalls.getMomentComments, { moment_id: platformId, userid }),
      ({ like_list, comment_list }) => ({ likes: customers(like_list), comments: customers(comment_list) }),
    );
}

const customers = (marks: Marks): MomentMark[] =>
  (marks ?? []).flatMap(({ external_userid, create_time }) =>
    external_userid ? [{ externalUserid: external_userid, at: new Date(create_time * 1000) }] : [],
  );
