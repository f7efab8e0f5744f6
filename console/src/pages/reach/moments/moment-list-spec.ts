import type { MomentDetail, MomentRow } from '@hetang/contract/http/moments';
import type { Tone } from '../../../kit/state-text.tsx';

export type MomentFilterName = 'search' | 'state' | 'staff' | 'calendar';

/** What the address of the list of Moments may say. */
export const momentListSpec = {
  filters: ['search', 'state', 'staff', 'calendar'] as const satisfies readonly MomentFilterName[],
  sorts: ['dueAt', 'reached', 'likes', 'comments'],
};

/** Every state of a Moment, in the order of its life, with the tone it is shown in. */
export const momentTones: Record<MomentRow['state'], Tone> = {
  planned: 'quiet',
  ready: 'busy',
  calling: 'busy',
  unknown: 'warn',
  making: 'busy',
  publishing: 'busy',
  published: 'good',
  expired: 'warn',
  cancelled: 'quiet',
  failed: 'bad',
  skipped: 'warn',
};
export const momentStates = Object.keys(momentTones) as MomentRow['state'][];

export const memberTones: Record<MomentDetail['staff'][number]['state'], Tone> = {
  waiting: 'busy',
  published: 'good',
  refused: 'bad',
  expired: 'warn',
  cancelled: 'quiet',
};

/** Whether something of it can still be called off. */
export function isOpen({ state, cancelling }: Pick<MomentRow, 'state' | 'cancelling'>): boolean {
  return !cancelling && ['planned', 'ready', 'calling', 'unknown', 'making', 'publishing'].includes(state);
}
