import type { Change } from '@hetang/contract/http/plan';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Database, Tx } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/sql.ts';
import { HetangError } from '../kernel/errors.ts';
import { type CurrentPlan, currentPlan } from './current.ts';
import { diffPlans } from './diff.ts';
import { type LintedPlan, lintLoaded } from './lint.ts';
import { type LoadedPlan, loadPlan } from './load.ts';
import { useMedia } from './media/use-media.ts';
import type { Issue } from './source/issue.ts';
import { choosePlanFiles, type PlanFile } from './source/plan-files.ts';
import { storeSource, storeVersion } from './store-version.ts';

/** Any fixed number: who holds it applies, a second one is refused. */
const LOCK = 7_245_020;

/** Work that follows a new version, in the same transaction. */
export type AppliedHook = (tx: Tx, plan: Plan, version: number) => Promise<void>;

export interface ApplyRequest {
  source: { files: readonly PlanFile[] } | { loaded: LoadedPlan };
  /** Who applies, for the history. */
  by: string;
  now: Date;
  /** Only say what would change. */
  dryRun?: boolean | undefined;
  /** Refuse unless the workspace is at this version (0: nothing applied yet). */
  expectVersion?: number | undefined;
  /** Allow another plan than the running one to take its place. */
  replace?: boolean | undefined;
  /** Why, for the history. */
  message?: string | undefined;
  onApplied?: readonly AppliedHook[] | undefined;
}

export interface ApplyResult {
  /** Key of the plan. */
  plan: string;
  /** The version in force afterwards; 0 before the first apply. */
  version: number;
  /** False for a dry run and when nothing changed. */
  applied: boolean;
  changes: Change[];
  /** Warnings of lint. */
  issues: Issue[];
  /** The plan that was in force, and the one that was given. */
  before: Plan | null;
  after: Plan;
}

/** Lint found errors; they are in `issues`. */
export class PlanRefused extends HetangError {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super('plan/has-errors', { count: issues.filter((issue) => issue.severity === 'error').length });
    this.name = 'PlanRefused';
    this.issues = issues;
  }
}

/**
 * Lints, diffs and applies a plan in one transaction. Applying what is already in force makes no new version.
 * @throws PlanRefused when lint finds errors; HetangError `plan/being-applied` while another apply runs,
 *   `plan/version-moved` when `expectVersion` is not the version in force; `plan/media-not-sent` when bytes of a file
 *   that a message carries are not here.
 */
export async function applyPlan(db: Database, request: ApplyRequest): Promise<ApplyResult> {
  const { source } = request;
  const linted = lintLoaded('loaded' in source ? source.loaded : loadPlan(source.files));
  const { plan } = linted;
  if (!plan) throw new PlanRefused(linted.issues);
  return db.transaction(async (tx) => {
    await takeLock(tx);
    const current = await currentPlan(tx);
    checkVersion(current, request.expectVersion);
    checkSamePlan(current, plan, linted, request.replace ?? false);
    return applyLocked(tx, { request, plan, current, issues: linted.issues });
  });
}

interface Locked {
  request: ApplyRequest;
  plan: Plan;
  current: CurrentPlan | null;
  issues: Issue[];
}

async function applyLocked(tx: Tx, { request, plan, current, issues }: Locked): Promise<ApplyResult> {
  const version = current?.version ?? 0;
  const changes = diffPlans(current?.plan ?? null, plan);
  const result = { plan: plan.meta.plan, changes, issues, before: current?.plan ?? null, after: plan };
  const files = 'files' in request.source ? filesOfPlan(request.source.files) : undefined;
  if (request.dryRun) return { ...result, version, applied: false };
  if (changes.length === 0) {
    if (files) await storeSource(tx, { version, files });
    return { ...result, version, applied: false };
  }
  const replaces = current?.plan.meta.plan !== plan.meta.plan;
  const next = (await newestVersion(tx)) + 1;
  const { by, now, message } = request;
  await storeVersion(tx, { plan, version: next, by, now, message, files, changes, replaces });
  await useMedia(tx, next, plan.media);
  for (const hook of request.onApplied ?? []) await hook(tx, plan, next);
  return { ...result, version: next, applied: true };
}

/** The files of the plan with their paths inside its folder. */
function filesOfPlan(given: readonly PlanFile[]): PlanFile[] {
  const { files } = choosePlanFiles(given);
  const folder = (files[0]?.path ?? 'plan.yaml').length - 'plan.yaml'.length;
  return files.map(({ path, text }) => ({ path: path.slice(folder), text }));
}

async function takeLock(tx: Tx): Promise<void> {
  const row = await tx.one<{ taken: boolean }>(sql`select pg_try_advisory_xact_lock(${LOCK}) as taken`);
  if (!row?.taken) throw new HetangError('plan/being-applied');
}

function checkVersion(current: CurrentPlan | null, expected: number | undefined): void {
  const actual = current?.version ?? 0;
  if (expected !== undefined && expected !== actual)
    throw new HetangError('plan/version-moved', { actual, expected });
}

function checkSamePlan(current: CurrentPlan | null, plan: Plan, linted: LintedPlan, replace: boolean): void {
  const running = current?.plan.meta.plan;
  if (replace || running === undefined || running === plan.meta.plan) return;
  const issue: Issue = {
    code: 'plan/other-plan',
    severity: 'error',
    place: linted.loaded.places.of(['plan']),
    text: {
      zh: `这个工作区正在运行方案“${running}”，一个工作区同时只运行一个方案`,
      en: `This workspace runs the plan \`${running}\`; a workspace runs one plan at a time`,
    },
    hint: {
      zh: '确定要替换它时，加上 --replace（接口里是 replace: true）',
      en: 'To replace it, add --replace (`replace: true` in the API)',
    },
  };
  throw new PlanRefused([...linted.issues, issue]);
}

async function newestVersion(tx: Tx): Promise<number> {
  const row = await tx.one<{ version: number }>(
    sql`select coalesce(max(version), 0) as version from plan_version`,
  );
  return row?.version ?? 0;
}
