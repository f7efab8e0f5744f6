import { defaultQuietHours, type QuietHours } from '@hetang/contract/plan/quiet-hours';
import type { Reach, SenderRule } from '@hetang/contract/plan/reach';
import type { Plan } from '@hetang/contract/plan/registry';
import { durationMs } from '@hetang/contract/plan/values';
import type { Cap } from './rules/frequency-cap.ts';
import type { DispatchSettings } from './settings.ts';
import type { QuotaPolicy } from './windows.ts';

/** How customers may be reached: what the plan says, else what the server is set to. */
export interface ReachRules {
  quietHours: QuietHours | null;
  /** The field of a contact that holds its time zone; null when all are in the plan's. */
  zoneField: string | null;
  quota: QuotaPolicy;
  caps: readonly Cap[];
  /** Who writes to a contact when nobody is named. */
  sender: SenderRule;
  /** When a sender who has not confirmed is reminded, in milliseconds after the task was made; null: as the server is set. */
  reminders: readonly number[] | null;
  /** Only those who gave consent, not everybody but those who withdrew it. */
  consentRequired: boolean;
  /** Messages for which neither consent nor caps count. */
  service: ReadonlySet<string>;
}

/** The rules of reach in force. */
export function reachOf(plan: Plan, settings: Pick<DispatchSettings, 'quietHours' | 'quota'>): ReachRules {
  const reach: Partial<Reach> = plan.meta.reach ?? {};
  const { 'quiet-hours': quiet, caps = [], sender = 'owner' } = reach;
  const service = Object.entries(plan.messages).filter(([, message]) => message.purpose === 'service');
  return {
    quietHours: quiet === undefined ? settings.quietHours : quiet === 'none' ? null : quiet,
    zoneField: reach.timezone ?? null,
    quota: reach.quota ?? settings.quota,
    caps: caps.map((cap) => ({ most: cap['at-most'], ms: durationMs(cap.per) })),
    sender,
    reminders: reach.reminders?.map(durationMs) ?? null,
    consentRequired: reach.consent === 'required',
    service: new Set(service.map(([key]) => key)),
  };
}

/** The quiet hours that a plan asks for, for those who only look at the plan. */
export function quietHoursOf(plan: Plan): QuietHours | null {
  return reachOf(plan, { quietHours: defaultQuietHours, quota: 'days-of-month' }).quietHours;
}
