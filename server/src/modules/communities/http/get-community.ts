import { communityDetailSchema } from '@hetang/contract/http/communities';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { dayIn } from '../../../kernel/zone.ts';
import { currentPlan } from '../../../plan/current.ts';
import { readWelcome } from '../../fixtures/api.ts';
import { communityRows } from '../community-rows.ts';
import { communityDays, hasSharedOwners } from '../sql/community-facts.ts';
import { type CommunityDeps, communityParams, DEFAULT_ZONE } from './deps.ts';

const DAYS = 30;

/** `GET /v1/communities/:key`: a community of the plan in force, with the last 30 days. */
export function getCommunity({ db, clock }: CommunityDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/communities/:key',
      {
        config: { access: 'any' },
        schema: { tags: ['communities'], params: communityParams, response: { 200: communityDetailSchema } },
      },
      async (request) => {
        const { key } = request.params;
        const plan = (await currentPlan(db))?.plan ?? null;
        const now = clock.now();
        const row = (await communityRows(db, plan, now)).find((one) => one.key === key);
        if (!row) throw new HetangError('request/not-found', { what: `community ${key}` });
        const timezone = plan?.meta.timezone ?? DEFAULT_ZONE;
        const today = dayIn(now, timezone);
        const [days, sharedOwners, welcome] = await Promise.all([
          communityDays(db, key, { today, days: DAYS, timezone }),
          hasSharedOwners(db, key),
          readWelcome(db, { plan, community: key, lang: langOf(request) }),
        ]);
        return {
          ...row,
          sharedOwners,
          welcome,
          days: days.map(({ active_members: activeMembers, active_chats: activeChats, ...day }) => ({
            ...day,
            activeMembers,
            activeChats,
          })),
        };
      },
    );
  };
}
