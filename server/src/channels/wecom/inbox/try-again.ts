import type { Clock } from '../../../kernel/clock.ts';
import { messageOf } from '../../../kernel/errors.ts';
import { isAvailabilityProblem } from '../../../kernel/log/consume.ts';
import { mustKeepOrder } from '../rules/read-callback.ts';
import { retryAfterMs } from '../rules/retry.ts';
import type { ClaimedRow } from './claim.ts';
import type { Ready } from './settle.ts';

/** After the store was away: machine milliseconds. */
const SOON_MS = 1_000;

/** Another try after something was thrown: what PostgreSQL being away brings about is not the callback's fault. */
export function afterError(row: ClaimedRow, error: unknown, clock: Clock): Ready {
  const said = messageOf(error);
  if (!isAvailabilityProblem(error)) return asRetry(row, { error: said, clock });
  const at = later(clock, SOON_MS);
  return { row, outcome: { kind: 'retry', error: said.slice(0, 2000), at, blameless: true } };
}

/** Another try later, or the end of it. */
export function asRetry(
  row: ClaimedRow,
  { error, clock, wishMs }: { error: string; clock: Clock; wishMs?: number | undefined },
): Ready {
  const afterMs = retryAfterMs(row.attempts, mustKeepOrder(row.subject), wishMs);
  if (afterMs === null) return { row, outcome: { kind: 'failed', error: error.slice(0, 2000) } };
  return { row, outcome: { kind: 'retry', error: error.slice(0, 2000), at: later(clock, afterMs) } };
}

/** So many machine milliseconds from now, on a clock that may run faster. */
export function later(clock: Clock, ms: number): Date {
  return new Date(clock.now().getTime() + ms * clock.speed);
}
