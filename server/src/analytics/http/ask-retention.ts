import { retentionRequestSchema, retentionSchema } from '@hetang/contract/http/reports';
import type { Endpoint } from '../../kernel/http/app.ts';
import { langOf } from '../../kernel/http/errors.ts';
import { askRetention } from '../questions/retention.ts';
import { assertDayOrder } from './day-order.ts';
import { type AnalyticsDeps, zoneOf } from './deps.ts';
import { retentionRule } from './rules/retention-rule.ts';

/** `POST /v1/reports/retention` */
export function askRetentionEndpoint({ db, analytics, clock }: AnalyticsDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/reports/retention',
      {
        config: { access: 'any' },
        schema: { tags: ['reports'], body: retentionRequestSchema, response: { 200: retentionSchema } },
      },
      async (request) => {
        assertDayOrder(request.body.from, request.body.to, 'to');
        const question = { ...request.body, zone: await zoneOf(db) };
        const answer = await askRetention(analytics, question, clock.now());
        return { ...answer, rule: retentionRule(question, langOf(request)) };
      },
    );
  };
}
