import { funnelRequestSchema, funnelSchema } from '@hetang/contract/http/reports';
import type { Endpoint } from '../../kernel/http/app.ts';
import { langOf } from '../../kernel/http/errors.ts';
import { askFunnel } from '../questions/funnel.ts';
import { assertDayOrder } from './day-order.ts';
import { type AnalyticsDeps, zoneOf } from './deps.ts';
import { funnelRule } from './rules/funnel-rule.ts';

/** `POST /v1/reports/funnel` */
export function askFunnelEndpoint({ db, analytics }: AnalyticsDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/reports/funnel',
      {
        config: { access: 'any' },
        schema: { tags: ['reports'], body: funnelRequestSchema, response: { 200: funnelSchema } },
      },
      async (request) => {
        assertDayOrder(request.body.from, request.body.to, 'to');
        const question = { ...request.body, zone: await zoneOf(db) };
        return { ...(await askFunnel(analytics, question)), rule: funnelRule(question, langOf(request)) };
      },
    );
  };
}
