import { segmentCountResultSchema, segmentCountSchema } from '@hetang/contract/http/segments';
import { emptyPlan } from '@hetang/contract/plan/registry';
import { readCondition } from '../../../conditions/read-condition.ts';
import { loadScope } from '../../../conditions/sql/load-scope.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import { estimateOf } from '../rules/sample.ts';
import { unknownHistory } from '../rules/unknown-history.ts';
import { countExactly, countSample } from '../sql/count-condition.ts';
import type { SegmentDeps } from './deps.ts';

const NOTHING = emptyPlan({ plan: 'none', name: 'none', timezone: 'Asia/Shanghai' });

/** `POST /v1/segments/count`: how many satisfy a condition, from a sample or asked of everybody. */
export function postCount({ db, clock }: SegmentDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/segments/count',
      {
        config: { access: 'any' },
        schema: {
          tags: ['segments'],
          body: segmentCountSchema,
          response: { 200: segmentCountResultSchema },
        },
      },
      async (request) => {
        const { when: asked, exact } = request.body;
        const when = typeof asked === 'string' ? readCondition(asked) : asked;
        const plan = (await currentPlan(db))?.plan ?? NOTHING;
        const scope = await loadScope(db, plan, clock.now());
        const counted = await (exact ? countExactly : countSample)(db, { when, scope });
        return {
          ...estimateOf(counted),
          exact: counted.asked >= counted.contacts,
          contacts: counted.contacts,
          asked: counted.asked,
          unknown: unknownHistory(when, scope.kept),
        };
      },
    );
  };
}
