import type { MomentChannel } from '../../moments.ts';
import { momentCalls } from '../client/moment-calls.ts';
import { isSameMoment } from '../rules/same-moment.ts';
import type { CallDeps } from './deps.ts';
import { walkPages } from './pages.ts';
import { readMomentMembers } from './read-moment-members.ts';

/** The clocks of the platform and of this machine may differ by so much, in seconds. */
const SKEW_S = 120;
/** The platform answers ranges of at most so many seconds. */
const LONGEST_S = 30 * 86_400 - 2 * SKEW_S;

/** Looks among the Moments of the company since the call for one of the same content whose senders are ours. */
export function findMoment(deps: CallDeps): MomentChannel['findMoment'] {
  const readMembers = readMomentMembers(deps);
  return async ({ senders, content, calledAt, notAmong }) => {
    const called = Math.floor(calledAt.getTime() / 1000);
    const now = Math.floor(deps.clock.now().getTime() / 1000);
    const candidates: string[] = [];
    const known = new Set(notAmong);
    const walk = await walkPages(
      (cursor) =>
        deps.client.call(momentCalls.getMomentList, {
          start_time: called - SKEW_S,
          end_time: Math.min(Math.max(now, called), called + LONGEST_S) + SKEW_S,
          filter_type: 0,
          limit: 20,
          ...(cursor === undefined ? {} : { cursor }),
        }),
      (page) => {
        for (const moment of page.moment_list)
          if (isSameMoment(moment, content) && !known.has(moment.moment_id))
            candidates.push(moment.moment_id);
        return 'go-on';
      },
    );
    if (walk.kind !== 'done') return walk;
    const ours = new Set(senders);
    for (const platformId of candidates) {
      const members = await readMembers(platformId);
      if (members.kind !== 'done') return members;
      // The platform leaves out members whom it does not know.
      const isOurs = members.value.length > 0 && members.value.every(({ userid }) => ours.has(userid));
      if (isOurs) return { kind: 'done', value: { platformId } };
    }
    return { kind: 'done', value: null };
  };
}
