const HOUR = 3_600_000;

/**
 * Milliseconds until a mass task is looked at again, by its age: often at first, seldom later. `everyMs` is the
 * shortest; nothing is checked more often than `floorMs`, nor after the task has run out.
 */
export function nextCheckMs(
  ageMs: number,
  leftMs: number,
  settings: { everyMs: number; floorMs: number },
): number {
  const factor = ageMs < HOUR ? 1 : ageMs < 6 * HOUR ? 5 : ageMs < 24 * HOUR ? 15 : 60;
  const wait = Math.min(settings.everyMs * factor, Math.max(leftMs, 0));
  return Math.max(wait, settings.floorMs);
}
