import type { Job } from '@hetang/contract/http/jobs';

/** The jobs that ran when it was last looked and have ended since. */
export function endedSince(before: readonly Job[], now: readonly Job[]): Job[] {
  const running = new Set(before.filter(({ state }) => state === 'running').map(({ id }) => id));
  return now.filter(({ id, state }) => state !== 'running' && running.has(id));
}
