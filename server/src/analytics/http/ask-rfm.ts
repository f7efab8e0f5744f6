import { rfmRequestSchema, rfmSchema } from '@hetang/contract/http/reports';
import type { Endpoint } from '../../kernel/http/app.ts';
import { langOf } from '../../kernel/http/errors.ts';
import { answerRfm } from './answer.ts';
import type { AnalyticsDeps } from './deps.ts';

/** `POST /v1/reports/rfm` */
export function askRfmEndpoint(deps: AnalyticsDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/reports/rfm',
      {
        config: { access: 'any' },
        schema: { tags: ['reports'], body: rfmRequestSchema, response: { 200: rfmSchema } },
      },
      (request) => answerRfm(deps, request.body, langOf(request)),
    );
  };
}
