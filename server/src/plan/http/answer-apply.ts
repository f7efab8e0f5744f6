import type { PlanApplyResult, planConflictSchema, planRefusedSchema } from '@hetang/contract/http/plan';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import { HetangError, type Lang } from '../../kernel/errors.ts';
import { langOf } from '../../kernel/http/errors.ts';
import { type AppliedHook, type ApplyRequest, type ApplyResult, applyPlan, PlanRefused } from '../apply.ts';
import { currentPlan, planAt } from '../current.ts';
import { planHistory, presentVersion } from '../history.ts';
import { presentChanges } from '../impact/present-changes.ts';
import { findingsOf } from '../lint.ts';
import { recordedKindsIn, recordedSettingsIn } from '../recorded-in.ts';

export interface ApplyPlanParts {
  db: Database;
  clock: Clock;
  onApplied: readonly AppliedHook[];
}
type Asked = Omit<ApplyRequest, 'by' | 'now' | 'onApplied'>;
type Answer = PlanApplyResult | z.input<typeof planRefusedSchema> | z.input<typeof planConflictSchema>;

/**
 * Applies what was asked for and answers what came of it: the changes in words with the people they touch; the
 * findings when lint refuses the plan; what changed since when somebody else was quicker.
 */
export async function answerApply(
  parts: ApplyPlanParts,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  asked: Asked,
): Promise<Answer> {
  const { db, clock, onApplied } = parts;
  const lang = langOf(request);
  const by = request.caller?.name ?? 'unknown';
  const expectVersion = asked.expectVersion ?? ifMatch(request);
  try {
    const result = await applyPlan(db, { ...asked, expectVersion, by, now: clock.now(), onApplied });
    return await presentResult(parts, result, lang);
  } catch (error) {
    if (!(error instanceof HetangError)) throw error;
    const problem = { code: error.code, ...error.say(lang), requestId: String(request.id) };
    if (error instanceof PlanRefused) {
      reply.status(422);
      return { ...problem, findings: findingsOf(error, lang) };
    }
    if (error.code !== 'plan/version-moved' || expectVersion === undefined) throw error;
    reply.status(409);
    return { ...problem, ...(await changedSince(parts, expectVersion, lang)) };
  }
}

async function presentResult(
  { db, clock }: ApplyPlanParts,
  result: ApplyResult,
  lang: Lang,
): Promise<PlanApplyResult> {
  const { plan, version, applied, before, after } = result;
  const changes = await presentChanges(db, { before, after, now: clock.now() }, lang);
  const recorded = recordedKindsIn(after, changes);
  const recordedSettings = recordedSettingsIn(after, changes);
  const findings = findingsOf(result, lang);
  return { plan, version, applied, changes, findings, recorded, recordedSettings };
}

/** The version that the caller looked at: `If-Match: "12"`. */
function ifMatch(request: FastifyRequest): number | undefined {
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(request.headers['if-match'] ?? '')?.[1];
  return version === undefined ? undefined : Number(version);
}

async function changedSince({ db, clock }: ApplyPlanParts, version: number, lang: Lang) {
  const current = await currentPlan(db);
  if (!current) return {};
  const before = version > 0 ? await planAt(db, version) : null;
  const since = (await planHistory(db)).filter((one) => one.version > version).map(presentVersion);
  const meeting = { before, after: current.plan, now: clock.now() };
  return { since, changes: await presentChanges(db, meeting, lang) };
}
