import type { IntentionRow } from '../../api/work.ts';
import type { Tone } from '../../kit/state-text.tsx';

export type IntentionState = IntentionRow['state'];

/** Every state of an intention, in the order of its life, with the tone it is shown in. */
export const intentionTones: Record<IntentionState, Tone> = {
  pending: 'busy',
  deferred: 'warn',
  calling: 'busy',
  'awaiting-staff': 'warn',
  sent: 'good',
  failed: 'bad',
  expired: 'bad',
  dropped: 'quiet',
  cancelled: 'quiet',
  unknown: 'warn',
};

export const intentionStates = Object.keys(intentionTones) as IntentionState[];
export const intentionKinds = [
  'welcome',
  'message',
  'group-message',
  'service-message',
  'tag',
  'staff-notice',
] as const;
