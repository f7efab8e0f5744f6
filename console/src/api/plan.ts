import type {
  Finding,
  PlanApplyResult,
  planConflictSchema,
  planDriftSchema,
  planFilesSchema,
  planRefusedSchema,
  planRollBackSchema,
  planStateSchema,
  sentMediaSchema,
} from '@hetang/contract/http/plan';
import { queryOptions } from '@tanstack/react-query';
import { type Answer, ApiError, type Input, request } from './client.ts';

export type PlanFile = Input<typeof planFilesSchema>['files'][number];

export const planQuery = queryOptions({
  queryKey: ['plan'],
  queryFn: ({ signal }) => request<Answer<typeof planStateSchema>>('/v1/plan', { signal }),
});

/** Sends a file that a message carries; the answer stands for it in the files of the plan. */
export function sendMedia(bytes: Blob): Promise<Answer<typeof sentMediaSchema>> {
  return request('/v1/plan/media', { method: 'POST', bytes });
}

/** Applies an earlier version again, or with `dryRun` only says what would change. */
export function rollBackPlan(body: Input<typeof planRollBackSchema>): Promise<PlanApplyResult> {
  return request('/v1/plan/rollback', { method: 'POST', body });
}

/** What WeCom has otherwise than the plan. */
export const driftQuery = queryOptions({
  queryKey: ['plan', 'drift'],
  queryFn: ({ signal }) => request<Answer<typeof planDriftSchema>>('/v1/plan/drift', { signal }),
});

/** Tags of WeCom become again what the plan in force says, in the background. */
export function putBackDrift(): Promise<unknown> {
  return request('/v1/plan/drift/put-back', { method: 'POST' });
}

/** What lint found, when that is why a plan was refused. */
export function refusalFindings(error: unknown): Finding[] | undefined {
  if (!(error instanceof ApiError) || error.status !== 422) return undefined;
  return (error.body as Partial<Answer<typeof planRefusedSchema>>).findings;
}

/** What somebody else applied in between, when that is why an apply was refused. */
export function conflictOf(error: unknown): Answer<typeof planConflictSchema> | undefined {
  if (!(error instanceof ApiError) || error.status !== 409) return undefined;
  const body = error.body as Partial<Answer<typeof planConflictSchema>>;
  return body.changes ? (body as Answer<typeof planConflictSchema>) : undefined;
}
