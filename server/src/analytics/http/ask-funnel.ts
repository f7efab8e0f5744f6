import { funnelRequestSchema, funnelSchema } from '@hetang/contract/http/reports';
import type { Endpoint } from '../../kernel/http/app.ts';
import { langOf } from '../../kernel/http/errors.ts';
import { answerFunnel } from './answer.ts';
import type { AnalyticsDeps } from './deps.ts';

/** `POST /v1/reports/funnel` */
export function askFunnelEndpoint(deps: AnalyticsDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/reports/funnel',
      {
        config: { access: 'any' },
        schema: { tags: ['reports'], body: funnelRequestSchema, response: { 200: funnelSchema } },
      },
      (request) => answerFunnel(deps, request.body, langOf(request)),
    );
  };
}
