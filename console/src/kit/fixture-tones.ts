import type { FixtureRow } from '@hetang/contract/http/fixtures';
import type { Tone } from './state-text.tsx';

/** How a fixture stands, at a glance. */
export const fixtureTones: Record<FixtureRow['state'], Tone> = {
  live: 'good',
  waiting: 'busy',
  failed: 'bad',
  changed: 'warn',
  gone: 'warn',
  dropped: 'quiet',
};
