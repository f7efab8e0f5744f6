import { planApplyResultSchema, planRefusedSchema, planRollBackSchema } from '@hetang/contract/http/plan';
import { HetangError } from '../../kernel/errors.ts';
import type { Endpoint } from '../../kernel/http/app.ts';
import { langOf } from '../../kernel/http/errors.ts';
import { applyPlan, PlanRefused } from '../apply.ts';
import { planAt } from '../current.ts';
import { findingsOf } from '../lint.ts';
import { printPlan } from '../print.ts';
import type { ApplyPlanParts } from './apply-plan.ts';
import { presentResult } from './present-result.ts';

/**
 * `POST /v1/plan/rollback`: applies an earlier version again, as the next version. It is checked by the rules of
 * today, so what was allowed then may be refused: 422 with the findings.
 */
export function rollBackPlan({ db, clock, onApplied }: ApplyPlanParts): Endpoint {
  return (app) => {
    app.post(
      '/v1/plan/rollback',
      {
        config: { access: 'any' },
        schema: {
          tags: ['plan'],
          body: planRollBackSchema,
          response: { 200: planApplyResultSchema, 422: planRefusedSchema },
        },
      },
      async (request, reply) => {
        const { version: to, ...options } = request.body;
        const lang = langOf(request);
        const by = request.caller?.name ?? 'unknown';
        const earlier = await planAt(db, to);
        if (!earlier) throw new HetangError('request/not-found', { what: `plan version ${to}` });
        try {
          const source = { files: printPlan(earlier) };
          const result = await applyPlan(db, { source, by, now: clock.now(), onApplied, ...options });
          return presentResult(result, lang);
        } catch (error) {
          if (!(error instanceof PlanRefused)) throw error;
          const problem = { code: error.code, ...error.say(lang), requestId: String(request.id) };
          return reply.status(422).send({ ...problem, findings: findingsOf(error, lang) });
        }
      },
    );
  };
}
