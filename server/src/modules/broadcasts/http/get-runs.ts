import { runListQuery, runPageSchema } from '@hetang/contract/http/reach';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { sortOf } from '../../../kernel/http/sort.ts';
import { currentPlan } from '../../../plan/current.ts';
import { listRuns, runSorts } from '../sql/list-runs.ts';
import type { BroadcastDeps } from './deps.ts';

/** `GET /v1/broadcast-runs`: a page of the sendings of broadcasts, the latest first. */
export function getRuns({ db }: BroadcastDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/broadcast-runs',
      {
        config: { access: 'any' },
        schema: { tags: ['reach'], querystring: runListQuery, response: { 200: runPageSchema } },
      },
      async (request) => {
        const { page, size, sort, ...filter } = request.query;
        const [plan, found] = await Promise.all([
          currentPlan(db),
          listRuns(db, filter, {
            ...sortOf(sort ?? '-dueAt', runSorts),
            limit: size,
            offset: (page - 1) * size,
          }),
        ]);
        const names = namesOf(plan?.plan ?? null);
        return {
          items: found.rows.map(({ due_at, finished_at, by_name, broadcast, ...row }) => ({
            ...row,
            broadcast: names.named('broadcasts', broadcast),
            by: by_name,
            dueAt: due_at.toISOString(),
            finishedAt: finished_at?.toISOString() ?? null,
          })),
          total: found.total,
        };
      },
    );
  };
}
