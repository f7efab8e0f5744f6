import { testRunResultSchema, testRunSchema } from '@hetang/contract/http/test-run';
import { emptyPlan, type Plan } from '@hetang/contract/plan/registry';
import { keySchema } from '@hetang/contract/plan/values';
import { z } from 'zod';
import type { Clock } from '../../kernel/clock.ts';
import type { Database, Tx } from '../../kernel/database/database.ts';
import { HetangError } from '../../kernel/errors.ts';
import type { Endpoint } from '../../kernel/http/app.ts';
import { langOf } from '../../kernel/http/errors.ts';
import { haltedJourneys } from '../../modules/journeys/api.ts';
import { readUnwilling } from '../../outbox/sql/unwilling.ts';
import { currentPlan } from '../../plan/current.ts';
import { readDraft } from '../../plan/drafts/draft-rows.ts';
import { ownerOf } from '../../plan/drafts/http/draft-parts.ts';
import { loadPlan } from '../../plan/load.ts';
import { type CompiledPlan, compilePlan } from '../../reaction/compiled-plan.ts';
import { inventPerson } from '../invent-person.ts';
import { keptFor } from '../kept.ts';
import { loadPerson } from '../load-person.ts';
import type { Willing } from '../outlook.ts';
import { runJourney } from '../run-journey.ts';
import { presentRun } from './present-run.ts';

type Question = z.output<typeof testRunSchema>;

/** `POST /v1/journeys/:key/test-run`: what a journey would do with one person. Nothing is written, nothing is sent. 试跑 */
export function postTestRun({ db, clock }: { db: Database; clock: Clock }): Endpoint {
  return (app) => {
    app.post(
      '/v1/journeys/:key/test-run',
      {
        config: { access: 'any' },
        schema: {
          tags: ['journeys'],
          params: z.object({ key: keySchema }),
          body: testRunSchema,
          response: { 200: testRunResultSchema },
        },
      },
      async (request) => {
        const { key: journey } = request.params;
        const question = request.body;
        const startedAt = question.startAt === undefined ? clock.now() : new Date(question.startAt);
        const prepared = await db.transaction(async (tx) => {
          const plan = await planOf(tx, question, ownerOf(request));
          if (!plan.journeys.has(journey))
            throw new HetangError('request/not-found', { what: `journey ${journey}` });
          const halted = ((await haltedJourneys(tx)).get(journey) ?? 'running') !== 'running';
          return { plan, halted, ...(await personOf(tx, question.person, { plan, now: startedAt })) };
        });
        const { plan, contact } = prepared;
        const run = runJourney({ ...prepared, journey, now: startedAt, ...timesOf(question) });
        return presentRun(run, { plan, journey, contact, lang: langOf(request), startedAt });
      },
    );
  };
}

/** The plan in force, or a draft as far as it can be read. */
async function planOf(tx: Tx, { draft }: Question, owner: string): Promise<CompiledPlan> {
  const [version, plan] = draft === undefined ? await inForce(tx) : [0, await written(tx, draft, owner)];
  return compilePlan(plan, version, keptFor(plan));
}

async function inForce(tx: Tx): Promise<[number, Plan]> {
  const current = await currentPlan(tx);
  return current
    ? [current.version, current.plan]
    : [0, emptyPlan({ plan: 'none', name: 'none', timezone: 'Asia/Shanghai' })];
}

async function written(tx: Tx, id: number, owner: string): Promise<Plan> {
  const { files } = await readDraft(tx, { id, owner });
  return loadPlan(files).draft;
}

async function personOf(tx: Tx, person: Question['person'], at: { plan: CompiledPlan; now: Date }) {
  if ('invented' in person) {
    const willing: Willing = { refusedConsent: false, suppressed: false };
    return { contact: inventPerson(person.invented, at.now), willing };
  }
  const { contact: id } = person;
  const contact = await loadPerson(tx, id, at);
  if (!contact) throw new HetangError('request/not-found', { what: `contact ${id}` });
  const consentRequired = at.plan.plan.meta.reach?.consent === 'required';
  const { refused, suppressed } = await readUnwilling(tx, [id], { consentRequired, now: at.now });
  return { contact, willing: { refusedConsent: refused.has(id), suppressed: suppressed.has(id) } };
}

function timesOf({ startProps, happenings, until }: Question) {
  return {
    startProps,
    happenings: happenings.map(({ at, ...rest }) => ({ ...rest, at: new Date(at) })),
    until: until === null ? null : new Date(until),
  };
}
