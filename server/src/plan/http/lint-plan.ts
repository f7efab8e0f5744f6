import { planFilesSchema, planLintResultSchema } from '@hetang/contract/http/plan';
import type { Endpoint } from '../../kernel/http/app.ts';
import { langOf } from '../../kernel/http/errors.ts';
import { findingsOf, lintPlan } from '../lint.ts';

/** `POST /v1/plan/lint`: checks files without applying them; findings in the language asked for. */
export const lintPlanEndpoint: Endpoint = (app) => {
  app.post(
    '/v1/plan/lint',
    {
      config: { access: 'any' },
      schema: { tags: ['plan'], body: planFilesSchema, response: { 200: planLintResultSchema } },
    },
    async (request) => {
      const linted = lintPlan(request.body.files);
      const lang = langOf(request);
      const suppressed = linted.suppressed.flatMap(({ issue, reason }) =>
        findingsOf({ issues: [issue] }, lang).map((finding) => ({ ...finding, reason })),
      );
      return { ok: linted.ok, findings: findingsOf(linted, lang), suppressed };
    },
  );
};
