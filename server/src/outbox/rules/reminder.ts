const DAY = 86_400_000;

/** The platform reminds a member of one mass task at most so often in 24 hours. */
export const REMINDERS_PER_DAY = 3;

/** True when the platform would take another reminder. */
export function mayRemind(reminded: readonly number[], now: number): boolean {
  return reminded.filter((at) => at > now - DAY).length < REMINDERS_PER_DAY;
}

/** True when a time of the plan has come, in milliseconds after the creation, and nobody has been reminded since. */
export function isPlannedReminderDue(
  send: { createdAt: number; reminded: readonly number[] },
  now: number,
  offsets: readonly number[],
): boolean {
  const come = offsets.map((offset) => send.createdAt + offset).filter((at) => at <= now);
  const latest = Math.max(...come);
  return come.length > 0 && send.reminded.every((at) => at < latest) && mayRemind(send.reminded, now);
}

/** True when it is time to remind without being asked: `afterMs` since the creation or the last reminder. */
export function isReminderDue(
  send: { createdAt: number; reminded: readonly number[] },
  now: number,
  afterMs: number,
): boolean {
  const last = Math.max(send.createdAt, ...send.reminded);
  return now - last >= afterMs && mayRemind(send.reminded, now);
}
