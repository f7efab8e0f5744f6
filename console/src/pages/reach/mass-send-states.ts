import type { MassSendRow } from '@hetang/contract/http/reach';
import type { Tone } from '../../kit/state-text.tsx';

/** Every state of a mass task, in the order of its life, with the tone it is shown in. */
export const massSendTones: Record<MassSendRow['state'], Tone> = {
  ready: 'busy',
  calling: 'busy',
  unknown: 'warn',
  'awaiting-staff': 'warn',
  confirmed: 'busy',
  settled: 'good',
  failed: 'bad',
  cancelled: 'quiet',
};

export const massSendStates = Object.keys(massSendTones) as MassSendRow['state'][];
export const audiences = ['contacts', 'groups'] as const;
