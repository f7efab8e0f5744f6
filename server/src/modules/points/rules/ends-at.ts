import type { Points } from '@hetang/contract/plan/kinds/points';
import { durationMs } from '@hetang/contract/plan/values';
import { dayIn, startOfDay } from '../../../kernel/zone.ts';

/** When points end that were earned at a moment; null for never. The year ends with its last day in the plan's zone. */
export function endsAt(expires: Points['expires'], earnedAt: Date, timezone: string): Date | null {
  if (expires === 'never') return null;
  if (expires !== 'year-end') return new Date(earnedAt.getTime() + durationMs(expires));
  const year = Number(dayIn(earnedAt, timezone).slice(0, 4));
  return startOfDay(`${String(year + 1).padStart(4, '0')}-01-01`, timezone);
}
