import type { Limits } from '../rules/lease.ts';

/** What one corp may call one API, when the platform says nothing else (its page on frequency limits). */
export const CORP_LIMITS: Limits = { minute: 10_000, hour: 150_000 };

/** The part of a limit that bulk reading may use: the rest is for what somebody waits for. */
const BULK_SHARE = 0.8;

/** The limits that a call of this lane keeps. */
export function limitsFor(limits: Limits, lane: string): Limits {
  if (lane !== 'bulk') return limits;
  return Object.fromEntries(
    Object.entries(limits).map(([span, most]) => [span, Math.max(1, Math.floor(most * BULK_SHARE))]),
  );
}
