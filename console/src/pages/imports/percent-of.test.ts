import { expect, test } from 'vitest';
import { percentOf } from './percent-of.ts';

const progress = (phase: 'reading' | 'writing', bytes: number, written: number, total: number | null) => ({
  type: 'progress' as const,
  phase,
  rows: 0,
  bytes,
  written,
  total,
});

test.each([
  [0, 100, null, 0],
  [50, 100, null, 25],
  [100, 100, null, 50],
  [100, 100, progress('reading', 100, 0, null), 50],
  [0, 0, null, 0],
  [100, 100, progress('writing', 100, 0, null), 50],
  [100, 100, progress('writing', 100, 5, 10), 75],
  [100, 100, progress('writing', 100, 10, 10), 99],
  [100, 100, progress('writing', 100, 0, 0), 50],
])('%d of %d bytes, %j is %d %%', (sent, size, server, percent) => {
  expect(percentOf({ sent, size, server })).toBe(percent);
});
