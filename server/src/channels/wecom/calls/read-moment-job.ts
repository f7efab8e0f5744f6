import type { MomentChannel, MomentJob } from '../../moments.ts';
import { momentCalls } from '../client/moment-calls.ts';
import { describeError } from '../error-codes.ts';
import type { CallDeps } from './deps.ts';
import { mapDone } from './outcome.ts';

const DONE = 3;
/** The platform's answer for a job that is older than a day. */
const UNKNOWN_JOB = 40058;

/** How far the platform is with a Moment: it takes seconds, and longer with many senders. */
export function readMomentJob({ client }: CallDeps): MomentChannel['readMomentJob'] {
  return async (jobId) => {
    const outcome = await client.call(momentCalls.getMomentTaskResult, { jobid: jobId });
    if (outcome.kind === 'refused' && outcome.code === UNKNOWN_JOB)
      return { kind: 'done', value: { state: 'forgotten' } };
    return mapDone(outcome, ({ status, result }) => (status === DONE ? endOf(result) : { state: 'making' }));
  };
}

function endOf(
  result: { errcode: number; moment_id?: string | null | undefined } | null | undefined,
): MomentJob {
  if (result?.errcode === 0 && result.moment_id) return { state: 'made', platformId: result.moment_id };
  const { reason, zh, en } = describeError(result?.errcode ?? -1);
  return {
    state: 'failed',
    reason,
    say: { zh: `${zh.what}，${zh.hint}`, en: `${en.what}. ${en.hint}` },
  };
}
