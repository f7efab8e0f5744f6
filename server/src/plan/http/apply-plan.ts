import {
  planApplyResultSchema,
  planApplySchema,
  planConflictSchema,
  planRefusedSchema,
} from '@hetang/contract/http/plan';
import type { Endpoint } from '../../kernel/http/app.ts';
import { type ApplyPlanParts, answerApply } from './answer-apply.ts';

/**
 * `POST /v1/plan/apply`: 200 with the changes; 422 with the findings when lint refuses the plan; 409 with what
 * changed since when the version asked for (`expectVersion` or `If-Match`) is not the one in force.
 */
export function applyPlanEndpoint(parts: ApplyPlanParts): Endpoint {
  return (app) => {
    app.post(
      '/v1/plan/apply',
      {
        config: { access: 'any' },
        schema: {
          tags: ['plan'],
          body: planApplySchema,
          response: { 200: planApplyResultSchema, 409: planConflictSchema, 422: planRefusedSchema },
        },
      },
      async (request, reply) => {
        const { files, ...options } = request.body;
        return answerApply(parts, { request, reply }, { source: { files }, ...options });
      },
    );
  };
}
