import type { MomentChannel } from '../../moments.ts';
import { momentCalls } from '../client/moment-calls.ts';
import type { CallDeps } from './deps.ts';
import { walkPages } from './pages.ts';

/** Members who are asked to publish a Moment of the company, and who of them has. */
export function readMomentMembers({ client }: CallDeps): MomentChannel['readMomentMembers'] {
  return async (platformId) => {
    const members: { userid: string; published: boolean }[] = [];
    const walk = await walkPages(
      (cursor) =>
        client.call(momentCalls.getMomentTask, {
          moment_id: platformId,
          limit: 1000,
          ...(cursor === undefined ? {} : { cursor }),
        }),
      (page) => {
        for (const { userid, publish_status } of page.task_list)
          members.push({ userid, published: publish_status === 1 });
        return 'go-on';
      },
    );
    return walk.kind === 'done' ? { kind: 'done', value: members } : walk;
  };
}
