import type { StaffRow } from '@hetang/contract/http/codes';
import type { CodeRow } from '../../api/codes.ts';
import type { Tone } from '../../kit/state-text.tsx';

export const codeTones: Record<CodeRow['state'], Tone> = {
  creating: 'busy',
  live: 'good',
  failed: 'bad',
  'no-group': 'warn',
};

export const levelTones: Record<NonNullable<CodeRow['level']>, Tone> = {
  duty: 'good',
  backup: 'warn',
  'off-hours': 'quiet',
  'over-limit': 'warn',
  nobody: 'bad',
};

export const staffTones: Record<StaffRow['state'], Tone> = {
  taking: 'good',
  paused: 'warn',
  away: 'quiet',
  'off-hours': 'quiet',
  'day-limit': 'warn',
  departed: 'bad',
};
