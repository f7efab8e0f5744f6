import { trendRequestSchema, trendSchema } from '@hetang/contract/http/reports';
import type { Endpoint } from '../../kernel/http/app.ts';
import { langOf } from '../../kernel/http/errors.ts';
import { answerTrend } from './answer.ts';
import type { AnalyticsDeps } from './deps.ts';

/** `POST /v1/reports/trend` */
export function askTrendEndpoint(deps: AnalyticsDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/reports/trend',
      {
        config: { access: 'any' },
        schema: { tags: ['reports'], body: trendRequestSchema, response: { 200: trendSchema } },
      },
      (request) => answerTrend(deps, request.body, langOf(request)),
    );
  };
}
