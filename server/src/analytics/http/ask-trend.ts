import { trendRequestSchema, trendSchema } from '@hetang/contract/http/reports';
import type { Endpoint } from '../../kernel/http/app.ts';
import { langOf } from '../../kernel/http/errors.ts';
import { askTrend } from '../questions/trend.ts';
import { assertDayOrder } from './day-order.ts';
import { type AnalyticsDeps, zoneOf } from './deps.ts';
import { trendRule } from './rules/trend-rule.ts';

/** `POST /v1/reports/trend` */
export function askTrendEndpoint({ db, analytics }: AnalyticsDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/reports/trend',
      {
        config: { access: 'any' },
        schema: { tags: ['reports'], body: trendRequestSchema, response: { 200: trendSchema } },
      },
      async (request) => {
        assertDayOrder(request.body.from, request.body.to, 'to');
        const question = { ...request.body, zone: await zoneOf(db) };
        return { ...(await askTrend(analytics, question)), rule: trendRule(question, langOf(request)) };
      },
    );
  };
}
