import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { startLoop, type Worker } from '../../../kernel/log/worker.ts';
import type { Logger } from '../../../kernel/telemetry/logger.ts';
import type { Metrics } from '../../../kernel/telemetry/metrics.ts';
import { callVerdict } from '../rules/call-verdict.ts';
import { type ClaimedCall, claimCalls, type SettledCall, settleCalls } from '../sql/claim-calls.ts';
import { type CallOutcome, callUrl, type WebhookSettings } from './call-url.ts';
import { WEBHOOK_CHANNEL } from './channel.ts';

/** Calls under way at a time in one process. */
const AT_ONCE = 20;
/** Longer than the longest time-out that a plan may ask for. */
const LEASE_MS = 60_000;
const IDLE_MS = 1_000;

export interface CallerDeps {
  db: Database;
  clock: Clock;
  log: Logger;
  metrics: Metrics;
  settings: WebhookSettings;
}

/** Makes the calls that journeys ask for, until stopped. Any number of processes may. */
export function startWebhooks(deps: CallerDeps): Promise<Worker> {
  return startLoop(deps.db, {
    channel: WEBHOOK_CHANNEL,
    idleMs: IDLE_MS,
    round: () => makeCalls(deps),
    onError: (error) => deps.log.error({ err: error }, 'webhook round failed'),
  });
}

/**
 * One round of calls: claimed, made, recorded. A crash in between repeats a call under the same `idempotency-key`.
 * @returns how many were made.
 */
export async function makeCalls(deps: CallerDeps): Promise<number> {
  const { db, clock } = deps;
  const now = clock.now();
  const until = new Date(now.getTime() + LEASE_MS * clock.speed);
  const calls = await claimCalls(db, { now, until, limit: AT_ONCE });
  const settled = await Promise.all(calls.map((call) => makeCall(call, deps)));
  await settleCalls(db, settled, clock.now());
  return calls.length;
}

async function makeCall(
  call: ClaimedCall,
  { clock, settings, metrics, log }: CallerDeps,
): Promise<SettledCall> {
  const { dedupe: id, enrolment_id: enrolment, identities } = call;
  const body = JSON.stringify({ id, ...call.body, enrolment, contact: { ...call.body.contact, identities } });
  const timestamp = Math.floor(clock.now().getTime() / 1000);
  const outcome = await callUrl(
    { url: call.url, body, id, timeoutMs: call.timeout_s * 1000, timestamp },
    settings,
  );
  const verdict = callVerdict(outcome, call.attempts);
  metrics.channelCalls.inc({ channel: 'webhook', call: 'post', outcome: verdict.state });
  if (verdict.state === 'failed') log.warn({ call: call.id, ...outcome }, 'webhook failed');
  const delay = verdict.state === 'retry' ? verdict.afterMs * clock.speed : 0;
  return {
    id: call.id,
    attempts: call.attempts,
    state: verdict.state === 'retry' ? 'pending' : verdict.state,
    ...whatCame(outcome),
    nextAt: new Date(clock.now().getTime() + delay),
  };
}

function whatCame(outcome: CallOutcome): Pick<SettledCall, 'status' | 'error'> {
  return 'status' in outcome
    ? { status: outcome.status, error: null }
    : { status: null, error: outcome.error };
}
