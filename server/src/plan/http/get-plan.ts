import { planStateSchema } from '@hetang/contract/http/plan';
import type { Database } from '../../kernel/database/database.ts';
import type { Endpoint } from '../../kernel/http/app.ts';
import { currentPlan } from '../current.ts';
import { planHistory, presentVersion } from '../history.ts';

/** `GET /v1/plan`: what runs here, and every version before it. */
export function getPlan(db: Database): Endpoint {
  return (app) => {
    app.get(
      '/v1/plan',
      { config: { access: 'any' }, schema: { tags: ['plan'], response: { 200: planStateSchema } } },
      async () => {
        const [current, history] = [await currentPlan(db), await planHistory(db)];
        return {
          plan: current && {
            key: current.plan.meta.plan,
            name: current.plan.meta.name,
            version: current.version,
            appliedAt: current.appliedAt.toISOString(),
          },
          history: history.map(presentVersion),
        };
      },
    );
  };
}
