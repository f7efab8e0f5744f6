import { communityListQuery, communityListSchema } from '@hetang/contract/http/communities';
import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { pickRows } from '../../../kernel/http/pick-rows.ts';
import { currentPlan } from '../../../plan/current.ts';
import { communityRows } from '../community-rows.ts';
import type { CommunityDeps } from './deps.ts';

/** `GET /v1/communities`: the communities of the plan in force, in its order where no other is asked for. */
export function listCommunities({ db, clock }: CommunityDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/communities',
      {
        config: { access: 'any' },
        schema: {
          tags: ['communities'],
          querystring: communityListQuery,
          response: { 200: communityListSchema },
        },
      },
      async (request) => {
        const plan = (await currentPlan(db))?.plan ?? null;
        const { trouble } = request.query;
        const rows = (await communityRows(db, plan, clock.now())).filter(
          ({ health }) => !trouble || health.troubles.includes(trouble),
        );
        return { ...pickRows(rows, request.query), unmapped: await countUnmapped(db) };
      },
    );
  };
}

async function countUnmapped(db: Queryable): Promise<number> {
  const row = await db.one<{ n: number }>(sql`
    select count(*) as n from community_chat
    where community_key is null and chosen_by is null and status <> 'dismissed'`);
  return row?.n ?? 0;
}
