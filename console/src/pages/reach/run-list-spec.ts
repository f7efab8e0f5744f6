import type { RunRow } from '@hetang/contract/http/reach';
import type { Tone } from '../../kit/state-text.tsx';

export type RunFilterName = 'broadcast' | 'state';

/** What the address of the page of broadcasts may say. */
export const runListSpec = {
  filters: ['broadcast', 'state'] as const satisfies readonly RunFilterName[],
  sorts: ['dueAt', 'targets'],
};

/** Every state of a run, in the order of its life, with the tone it is shown in. */
export const runTones: Record<RunRow['state'], Tone> = {
  planned: 'quiet',
  running: 'busy',
  done: 'good',
  skipped: 'warn',
  cancelled: 'quiet',
};
export const runStates = Object.keys(runTones) as RunRow['state'][];
