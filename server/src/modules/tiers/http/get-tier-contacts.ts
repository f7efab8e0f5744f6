import { tierContactsQuery, tierContactsSchema } from '@hetang/contract/http/tiers';
import { keySchema } from '@hetang/contract/plan/values';
import { z } from 'zod';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import { listTierContacts } from '../sql/list-tier-contacts.ts';
import type { TierDeps } from './deps.ts';
import { namedTier } from './named-tier.ts';

/** `GET /v1/ladders/:key/contacts`: who stands on a ladder, or on one of its tiers. */
export function getTierContacts({ db }: TierDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/ladders/:key/contacts',
      {
        config: { access: 'any' },
        schema: {
          tags: ['tiers'],
          params: z.object({ key: keySchema }),
          querystring: tierContactsQuery,
          response: { 200: tierContactsSchema },
        },
      },
      async (request) => {
        const { key: ladder } = request.params;
        const { page, size, sort, tier } = request.query;
        const names = namesOf((await currentPlan(db))?.plan ?? null);
        const place = { sort, limit: size, offset: (page - 1) * size };
        const { rows, total } = await listTierContacts(db, { ladder, tier }, place);
        const items = rows.map((row) => ({
          id: row.id,
          name: row.name,
          tier: namedTier(names, ladder, row.tier),
          since: row.since.toISOString(),
          reviewAt: row.review_at?.toISOString() ?? null,
          manual: row.manual,
        }));
        return { items, total };
      },
    );
  };
}
