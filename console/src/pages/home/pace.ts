export type Pace = 'reached' | 'ahead' | 'behind' | 'unknown';

/** How a goal stands: `reached` = actual / target, `due` = share of the target that should be reached by now. */
export function paceOf(reached: number | null, due: number | null): Pace {
  if (reached === null) return 'unknown';
  if (reached >= 1) return 'reached';
  if (due === null) return 'unknown';
  return reached >= due ? 'ahead' : 'behind';
}
