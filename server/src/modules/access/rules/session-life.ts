const DAY_MS = 86_400_000;

/** A session ends after this long without a request. */
export const IDLE_MS = 7 * DAY_MS;
/** A session ends this long after signing in, whatever happens. */
export const ABSOLUTE_MS = 30 * DAY_MS;
/** How exactly "last seen" is kept; a write per request would cost more than it tells. */
const SEEN_GRAIN_MS = 60_000;

export interface SessionTimes {
  lastSeenAt: Date;
  expiresAt: Date;
}

/** Whether a session still opens the door. Both limits are exclusive. */
export function isAlive(session: SessionTimes, now: Date): boolean {
  return now < session.expiresAt && now.getTime() - session.lastSeenAt.getTime() < IDLE_MS;
}

/** Whether a use now is worth noting. */
export function isWorthNoting(lastAt: Date | null, now: Date): boolean {
  return lastAt === null || now.getTime() - lastAt.getTime() >= SEEN_GRAIN_MS;
}
