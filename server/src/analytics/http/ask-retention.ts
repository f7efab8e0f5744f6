import { retentionRequestSchema, retentionSchema } from '@hetang/contract/http/reports';
import type { Endpoint } from '../../kernel/http/app.ts';
import { langOf } from '../../kernel/http/errors.ts';
import { answerRetention } from './answer.ts';
import type { AnalyticsDeps } from './deps.ts';

/** `POST /v1/reports/retention` */
export function askRetentionEndpoint(deps: AnalyticsDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/reports/retention',
      {
        config: { access: 'any' },
        schema: { tags: ['reports'], body: retentionRequestSchema, response: { 200: retentionSchema } },
      },
      (request) => answerRetention(deps, request.body, langOf(request)),
    );
  };
}
