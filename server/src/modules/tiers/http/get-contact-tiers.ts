import { contactTiersSchema } from '@hetang/contract/http/tiers';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { currentPlan } from '../../../plan/current.ts';
import { nextTiers } from '../next-tiers.ts';
import { presentChanges } from '../present-changes.ts';
import { changesOf, placesOf } from '../sql/tiers-of-contact.ts';
import { contactParams, type TierDeps } from './deps.ts';
import { namedTier } from './named-tier.ts';

const HISTORY = 100;

/** `GET /v1/contacts/:id/tiers`: where a contact stands on each ladder, what the next tier asks, and its history. */
export function getContactTiers({ db, clock }: TierDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/contacts/:id/tiers',
      {
        config: { access: 'any' },
        schema: { tags: ['tiers'], params: contactParams, response: { 200: contactTiersSchema } },
      },
      async (request) => {
        const { id } = request.params;
        if (!(await db.one(sql`select 1 from contact where id = ${id}`)))
          throw new HetangError('request/not-found', { what: `contact ${id}` });
        const plan = (await currentPlan(db))?.plan ?? null;
        const words = { names: namesOf(plan), lang: langOf(request) };
        const [places, changes] = await Promise.all([placesOf(db, id), changesOf(db, id, HISTORY)]);
        const next = plan ? await nextTiers(db, { plan, contact: id, places, now: clock.now(), words }) : [];
        const items = Object.keys(plan?.ladders ?? {}).flatMap((ladder) => {
          const place = places.find((row) => row.ladder === ladder);
          if (!place) return [];
          const above = next.find((one) => one.ladder === ladder);
          return [
            {
              ladder: words.names.named('ladders', ladder),
              tier: namedTier(words.names, ladder, place.tier),
              since: place.since.toISOString(),
              reviewAt: place.review_at?.toISOString() ?? null,
              manual: place.manual,
              next: above ? { tier: above.tier, why: above.why } : null,
            },
          ];
        });
        return { items, history: await presentChanges(db, changes, words) };
      },
    );
  };
}
