import { segmentListSchema } from '@hetang/contract/http/segments';
import { explainCondition } from '../../../conditions/rules/explain.ts';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { currentPlan } from '../../../plan/current.ts';
import { countMembers } from '../sql/count-members.ts';
import type { SegmentDeps } from './deps.ts';

/** `GET /v1/segments`: the segments of the plan in its order, with how many contacts belong to each now. */
export function listSegments({ db, clock }: SegmentDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/segments',
      {
        config: { access: 'any' },
        schema: { tags: ['segments'], response: { 200: segmentListSchema } },
      },
      async (request) => {
        const now = clock.now();
        const plan = (await currentPlan(db))?.plan;
        if (!plan) return { items: [], at: now.toISOString() };
        const members = await countMembers(db, plan, now);
        const words = { names: namesOf(plan), lang: langOf(request) };
        const items = Object.entries(plan.segments).map(([key, segment]) => ({
          key,
          name: segment.name,
          description: segment.description ?? null,
          when: explainCondition(segment.when, words),
          members: members.get(key) ?? 0,
        }));
        return { items, at: now.toISOString() };
      },
    );
  };
}
