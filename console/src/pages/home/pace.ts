export type Pace = 'reached' | 'ahead' | 'behind' | 'unknown';

/** How a goal stands: `reached` = actual / target, `elapsed` = share of the time that has passed. */
export function paceOf(reached: number | null, elapsed: number | null): Pace {
  if (reached === null) return 'unknown';
  if (reached >= 1) return 'reached';
  if (elapsed === null) return 'unknown';
  return reached >= elapsed ? 'ahead' : 'behind';
}
