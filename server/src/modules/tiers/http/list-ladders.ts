import { ladderListSchema } from '@hetang/contract/http/tiers';
import { durationWords } from '../../../conditions/rules/duration-words.ts';
import { explainCondition } from '../../../conditions/rules/explain.ts';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { currentPlan } from '../../../plan/current.ts';
import { countMoves, countTiers } from '../sql/count-tiers.ts';
import type { TierDeps } from './deps.ts';

const MONTH = 30 * 86_400_000;

/** `GET /v1/ladders`: the ladders of the plan with how many contacts stand on each tier, lowest first. */
export function listLadders({ db, clock }: TierDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/ladders',
      { config: { access: 'any' }, schema: { tags: ['tiers'], response: { 200: ladderListSchema } } },
      async (request) => {
        const now = clock.now();
        const plan = (await currentPlan(db))?.plan;
        if (!plan || Object.keys(plan.ladders).length === 0) return { items: [], at: now.toISOString() };
        const [counts, moves] = await Promise.all([
          countTiers(db),
          countMoves(db, new Date(now.getTime() - MONTH)),
        ]);
        const words = { names: namesOf(plan), lang: langOf(request) };
        const items = Object.entries(plan.ladders).map(([ladder, spec]) => {
          const counted = counts.filter((row) => row.ladder === ladder);
          const tiers = Object.entries(spec.tiers).map(([key, tier]) => {
            const count = counted.find((row) => row.tier === key);
            const moved = moves.find((row) => row.ladder === ladder && row.tier === key);
            return {
              key,
              name: tier.name,
              description: tier.description ?? null,
              when: tier.when ? explainCondition(tier.when, words) : null,
              contacts: count?.contacts ?? 0,
              manual: count?.manual ?? 0,
              up30: moved?.up ?? 0,
              down30: moved?.down ?? 0,
            };
          });
          return {
            key: ladder,
            name: spec.name,
            description: spec.description ?? null,
            review: spec.review ? durationWords(spec.review, words.lang) : null,
            demote: spec.demote,
            tiers,
            without: counted.find((row) => row.tier === null)?.contacts ?? 0,
          };
        });
        return { items, at: now.toISOString() };
      },
    );
  };
}
