import { segmentListQuery, segmentListSchema } from '@hetang/contract/http/segments';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { pickRows } from '../../../kernel/http/pick-rows.ts';
import { currentPlan } from '../../../plan/current.ts';
import { segmentFigures } from '../sql/segment-figures.ts';
import { visitProgress } from '../sql/visit-progress.ts';
import type { SegmentDeps } from './deps.ts';
import { presentSegment } from './present-segment.ts';

/** `GET /v1/segments`: the segments of the plan in its order, with how many contacts belong to each now. */
export function listSegments({ db, clock }: SegmentDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/segments',
      {
        config: { access: 'any' },
        schema: { tags: ['segments'], querystring: segmentListQuery, response: { 200: segmentListSchema } },
      },
      async (request) => {
        const now = clock.now();
        const plan = (await currentPlan(db))?.plan;
        if (!plan) return { items: [], total: 0, visited: null, at: now.toISOString() };
        const figures = await segmentFigures(db, { now, timezone: plan.meta.timezone });
        const words = { names: namesOf(plan), lang: langOf(request) };
        const { state } = request.query;
        const rows = Object.entries(plan.segments)
          .map(([key, segment]) => presentSegment(key, segment, { figures: figures.get(key), words }))
          .filter((row) => !state || row.state === state);
        return { ...pickRows(rows, request.query), visited: await visitProgress(db), at: now.toISOString() };
      },
    );
  };
}
