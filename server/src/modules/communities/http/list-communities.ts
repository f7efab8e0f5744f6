import {
  type CommunityRow,
  communityListQuery,
  communityListSchema,
} from '@hetang/contract/http/communities';
import type { z } from 'zod';
import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import { communityRows } from '../community-rows.ts';
import type { CommunityDeps } from './deps.ts';

type Query = z.infer<typeof communityListQuery>;

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
        const rows = pick(await communityRows(db, plan, clock.now()), request.query);
        const { page, size } = request.query;
        const items = rows.slice((page - 1) * size, page * size);
        return { items, total: rows.length, unmapped: await countUnmapped(db) };
      },
    );
  };
}

/** A plan has at most a few dozen: they are filtered and sorted in memory. */
function pick(rows: CommunityRow[], { search, trouble, sort }: Query): CommunityRow[] {
  const found = rows
    .filter((row) => !search || row.name.includes(search) || row.key === search)
    .filter((row) => !trouble || row.health.troubles.includes(trouble));
  if (!sort) return found;
  const by = sort.replace(/^-/, '') as 'name' | 'chats' | 'members' | 'joined7' | 'left7';
  const sign = sort.startsWith('-') ? -1 : 1;
  return found.sort((a, b) => sign * (by === 'name' ? a.name.localeCompare(b.name, 'zh') : a[by] - b[by]));
}

async function countUnmapped(db: Queryable): Promise<number> {
  const row = await db.one<{ n: number }>(sql`
    select count(*) as n from community_chat
    where community_key is null and chosen_by is null and status <> 'dismissed'`);
  return row?.n ?? 0;
}
