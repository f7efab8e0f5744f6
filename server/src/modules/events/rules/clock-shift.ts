/** What a way through networks and queues may take: less than this says nothing of a clock. */
export const CLOCK_TOLERANCE_MS = 60_000;

/** By how many milliseconds a clock is behind ours (ahead when negative); 0 within what the way may take. */
export function clockShift(sentAt: Date, receivedAt: Date): number {
  const shift = receivedAt.getTime() - sentAt.getTime();
  return Math.abs(shift) < CLOCK_TOLERANCE_MS ? 0 : shift;
}
