import { planDiffResultSchema, planDiffSchema, planRefusedSchema } from '@hetang/contract/http/plan';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import { HetangError } from '../../kernel/errors.ts';
import type { Endpoint } from '../../kernel/http/app.ts';
import { langOf } from '../../kernel/http/errors.ts';
import { PlanRefused } from '../apply.ts';
import { currentPlan, planAt } from '../current.ts';
import { presentChanges } from '../impact/present-changes.ts';
import { findingsOf, lintPlan } from '../lint.ts';
import type { PlanFile } from '../source/plan-files.ts';

interface Against {
  version: number | null;
  plan: Plan | null;
}

/** `POST /v1/plan/diff`: how files differ from the plan in force, an earlier version or other files. */
export function diffPlan({ db, clock }: { db: Database; clock: Clock }): Endpoint {
  const read = async (against?: { version: number } | { files: PlanFile[] }): Promise<Against> => {
    if (against && 'files' in against) return { version: null, plan: loaded(against.files) };
    if (!against) {
      const current = await currentPlan(db);
      return { version: current?.version ?? 0, plan: current?.plan ?? null };
    }
    const plan = await planAt(db, against.version);
    if (!plan) throw new HetangError('request/not-found', { what: `plan version ${against.version}` });
    return { version: against.version, plan };
  };
  return (app) => {
    app.post(
      '/v1/plan/diff',
      {
        config: { access: 'any' },
        schema: {
          tags: ['plan'],
          body: planDiffSchema,
          response: { 200: planDiffResultSchema, 422: planRefusedSchema },
        },
      },
      async (request, reply) => {
        const lang = langOf(request);
        try {
          const { version, plan: before } = await read(request.body.against);
          const meeting = { before, after: loaded(request.body.files), now: clock.now() };
          return { against: version, changes: await presentChanges(db, meeting, lang) };
        } catch (error) {
          if (!(error instanceof PlanRefused)) throw error;
          const problem = { code: error.code, ...error.say(lang), requestId: String(request.id) };
          return reply.status(422).send({ ...problem, findings: findingsOf(error, lang) });
        }
      },
    );
  };
}

/** @throws PlanRefused when lint finds errors: what cannot be applied cannot be counted either. */
function loaded(files: readonly PlanFile[]): Plan {
  const { plan, issues } = lintPlan(files);
  if (!plan) throw new PlanRefused(issues);
  return plan;
}
