import { planApplyResultSchema, planApplySchema, planRefusedSchema } from '@hetang/contract/http/plan';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import type { Endpoint } from '../../kernel/http/app.ts';
import { langOf } from '../../kernel/http/errors.ts';
import { type AppliedHook, applyPlan, PlanRefused } from '../apply.ts';
import { findingsOf } from '../lint.ts';
import { presentResult } from './present-result.ts';

export interface ApplyPlanParts {
  db: Database;
  clock: Clock;
  onApplied: readonly AppliedHook[];
}

/** `POST /v1/plan/apply`: 200 with the changes; 422 with the findings when lint refuses the plan. */
export function applyPlanEndpoint({ db, clock, onApplied }: ApplyPlanParts): Endpoint {
  return (app) => {
    app.post(
      '/v1/plan/apply',
      {
        config: { access: 'any' },
        schema: {
          tags: ['plan'],
          body: planApplySchema,
          response: { 200: planApplyResultSchema, 422: planRefusedSchema },
        },
      },
      async (request, reply) => {
        const { files, ...options } = request.body;
        const lang = langOf(request);
        const by = request.caller?.name ?? 'unknown';
        try {
          const result = await applyPlan(db, {
            source: { files },
            by,
            now: clock.now(),
            onApplied,
            ...options,
          });
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
