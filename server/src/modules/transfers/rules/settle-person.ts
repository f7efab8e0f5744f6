import type { TransferReading } from '../../../channels/transfers.ts';

export type PersonEnd = 'done' | 'refused' | 'taker-full' | 'not-possible';

/** The clocks of the platform and of this machine may differ by so much. */
const SKEW_MS = 300_000;
/** The customer has 24 hours; after this long without a word nothing will come. */
const GIVE_UP_MS = 72 * 3_600_000;

/**
 * What a reading means for a customer who waits; null: go on waiting. A reading from before the call is of an earlier
 * transfer between the same members.
 */
export function endOf(
  reading: TransferReading | undefined,
  { calledAt, now }: { calledAt: Date; now: Date },
): { state: PersonEnd; at: Date } | null {
  const fresh = reading?.at === null || (reading?.at ?? calledAt).getTime() >= calledAt.getTime() - SKEW_MS;
  if (reading && fresh && reading.status !== 'waiting' && reading.status !== 'none')
    return { state: reading.status, at: reading.at ?? now };
  if (now.getTime() - calledAt.getTime() > GIVE_UP_MS && reading?.status !== 'waiting')
    return { state: 'not-possible', at: now };
  return null;
}
