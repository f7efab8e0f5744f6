import {
  planApplyResultSchema,
  planConflictSchema,
  planRefusedSchema,
  planRollBackSchema,
} from '@hetang/contract/http/plan';
import { HetangError } from '../../kernel/errors.ts';
import type { Endpoint } from '../../kernel/http/app.ts';
import { exportedFiles } from '../export/exported-files.ts';
import { type ApplyPlanParts, answerApply } from './answer-apply.ts';

/**
 * `POST /v1/plan/rollback`: applies an earlier version again, as the next version, with its files as they were. It is
 * checked by the rules of today, so what was allowed then may be refused: 422 with the findings.
 */
export function rollBackPlan(parts: ApplyPlanParts): Endpoint {
  return (app) => {
    app.post(
      '/v1/plan/rollback',
      {
        config: { access: 'any' },
        schema: {
          tags: ['plan'],
          body: planRollBackSchema,
          response: { 200: planApplyResultSchema, 409: planConflictSchema, 422: planRefusedSchema },
        },
      },
      async (request, reply) => {
        const { version: to, ...options } = request.body;
        const files = await exportedFiles(parts.db, to);
        if (!files) throw new HetangError('request/not-found', { what: `plan version ${to}` });
        return answerApply(parts, { request, reply }, { source: { files }, ...options });
      },
    );
  };
}
