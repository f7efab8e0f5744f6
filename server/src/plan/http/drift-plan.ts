import {
  folderDriftSchema,
  planDriftSchema,
  planFilesSchema,
  planRefusedSchema,
  putBackSchema,
} from '@hetang/contract/http/plan';
import type { Clock } from '../../kernel/clock.ts';
import type { Database, Tx } from '../../kernel/database/database.ts';
import type { Endpoint } from '../../kernel/http/app.ts';
import { langOf } from '../../kernel/http/errors.ts';
import { PlanRefused } from '../apply.ts';
import { currentPlan } from '../current.ts';
import { readDrift } from '../drift/read-drift.ts';
import { sameVersion } from '../drift/same-version.ts';
import { planHistory, presentVersion } from '../history.ts';
import { presentChanges } from '../impact/present-changes.ts';
import { findingsOf, lintPlan } from '../lint.ts';

export interface DriftDeps {
  db: Database;
  clock: Clock;
  /** Has the platform brought in step, in the background; absent when none is connected. */
  askSync?: ((tx: Tx) => Promise<unknown>) | undefined;
}

/** What is otherwise than the plan: on the platform, and between a folder and the server. */
export function driftEndpoints(deps: DriftDeps): Endpoint[] {
  return [platformDrift(deps), folderDrift(deps), putBack(deps)];
}

/** `POST /v1/plan/drift/put-back`: what was renamed or deleted on the platform becomes again what the plan says. */
function putBack({ db, askSync }: DriftDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/plan/drift/put-back',
      { config: { access: 'any' }, schema: { tags: ['plan'], response: { 200: putBackSchema } } },
      async () => {
        if (askSync) await db.transaction(async (tx) => void (await askSync(tx)));
        return { asked: askSync !== undefined };
      },
    );
  };
}

/** `GET /v1/plan/drift`: what the platform has otherwise than the plan in force. */
function platformDrift({ db }: DriftDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/plan/drift',
      { config: { access: 'any' }, schema: { tags: ['plan'], response: { 200: planDriftSchema } } },
      async (request) => {
        const current = await currentPlan(db);
        return { items: current ? await readDrift(db, current.plan, langOf(request)) : [] };
      },
    );
  };
}

/** `POST /v1/plan/drift`: the same, and whether a folder is what runs, what ran, or something of its own. */
function folderDrift({ db, clock }: DriftDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/plan/drift',
      {
        config: { access: 'any' },
        schema: {
          tags: ['plan'],
          body: planFilesSchema,
          response: { 200: folderDriftSchema, 422: planRefusedSchema },
        },
      },
      async (request, reply) => {
        const lang = langOf(request);
        const { plan, issues } = lintPlan(request.body.files);
        if (!plan) {
          const error = new PlanRefused(issues);
          const problem = { code: error.code, ...error.say(lang), requestId: String(request.id) };
          return reply.status(422).send({ ...problem, findings: findingsOf(error, lang) });
        }
        const current = await currentPlan(db);
        const same = await sameVersion(db, plan);
        const later = (await planHistory(db)).filter((one) => same !== null && one.version > same);
        const meeting = { before: current?.plan ?? null, after: plan, now: clock.now() };
        return {
          items: current ? await readDrift(db, current.plan, lang) : [],
          current: current?.version ?? 0,
          same,
          since: later.map(presentVersion),
          changes: await presentChanges(db, meeting, lang),
        };
      },
    );
  };
}
