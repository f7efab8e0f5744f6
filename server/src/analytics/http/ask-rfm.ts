import { rfmRequestSchema, rfmSchema } from '@hetang/contract/http/reports';
import type { Endpoint } from '../../kernel/http/app.ts';
import { langOf } from '../../kernel/http/errors.ts';
import { askRfm } from '../questions/rfm.ts';
import { assertDayOrder } from './day-order.ts';
import { type AnalyticsDeps, zoneOf } from './deps.ts';
import { rfmRule } from './rules/rfm-rule.ts';

/** `POST /v1/reports/rfm` */
export function askRfmEndpoint({ db, analytics }: AnalyticsDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/reports/rfm',
      {
        config: { access: 'any' },
        schema: { tags: ['reports'], body: rfmRequestSchema, response: { 200: rfmSchema } },
      },
      async (request) => {
        const { asOf, from, bins } = request.body;
        assertDayOrder(from, asOf, 'asOf');
        const question = { from, to: asOf, bins, zone: await zoneOf(db) };
        return { ...(await askRfm(analytics, question)), rule: rfmRule(question, langOf(request)) };
      },
    );
  };
}
