import type { Plan } from '@hetang/contract/plan/registry';
import { durationMs } from '@hetang/contract/plan/values';

const DAY_MS = 86_400_000;

/** So many mass messages to one contact within so many days, and no more. */
export interface ReachLimit {
  days: number;
  most: number;
  /** Whether service messages are left out. */
  onlyMarketing: boolean;
}

function tenant(days: number, most: number): ReachLimit {
  return { days, most, onlyMarketing: false };
}

/** A week and a month as tenants may choose them; of months February has the fewest days. */
const week = tenant(7, 7);
const month = tenant(28, 28);

/** What the platform delivers: as the plan says of its tenant, else all that a tenant may choose. */
export function tenantLimits({ meta: { reach } }: Plan): ReachLimit[] {
  if (reach?.quota === 'seven-per-week') return [week];
  if (reach?.quota === 'days-of-month') return [month];
  return reach?.quota === 'one-per-day' ? [tenant(1, 1), week, month] : [week, month];
}

/** What the plan itself allows. */
export function ownCaps({ meta: { reach } }: Plan): ReachLimit[] {
  return (reach?.caps ?? []).map((cap) => ({
    days: Math.ceil(durationMs(cap.per) / DAY_MS),
    most: cap['at-most'],
    onlyMarketing: true,
  }));
}
