import type { Plan } from '@hetang/contract/plan/registry';
import { durationMs } from '@hetang/contract/plan/values';
import type { Text } from '../rule.ts';

const DAY_MS = 86_400_000;

/** So many mass messages to one contact within so many days, and no more. */
export interface ReachLimit {
  days: number;
  most: number;
  /** Whose limit it is, before "at most". */
  whose: Text;
  /** Whether service messages are left out. */
  onlyMarketing: boolean;
}

const ofTenant: Text = { zh: '企业微信', en: 'WeCom delivers' };
const ofPlan: Text = { zh: '方案自己定的上限是', en: 'the plan allows' };

function tenant(days: number, most: number): ReachLimit {
  return { days, most, whose: ofTenant, onlyMarketing: false };
}

/** A week and a month as tenants may choose them; of months February has the fewest days. */
const week = tenant(7, 7);
const month = tenant(28, 28);

/** The limits that hold for a plan: what it says of its tenant, else all that a tenant may choose, and its own caps. */
export function limitsOf({ meta: { reach } }: Plan): ReachLimit[] {
  const caps = (reach?.caps ?? []).map((cap) => ({
    days: Math.ceil(durationMs(cap.per) / DAY_MS),
    most: cap['at-most'],
    whose: ofPlan,
    onlyMarketing: true,
  }));
  return [...quotaLimits(reach?.quota), ...caps];
}

function quotaLimits(quota: NonNullable<Plan['meta']['reach']>['quota']): ReachLimit[] {
  if (quota === 'seven-per-week') return [week];
  if (quota === 'days-of-month') return [month];
  return quota === 'one-per-day' ? [tenant(1, 1), week, month] : [week, month];
}
