import type { Job } from '@hetang/contract/http/jobs';
import { expect, it } from 'vitest';
import { endedSince } from './ended-jobs.ts';

const job = (id: string, state: Job['state']): Job => ({
  id,
  kind: 'import',
  name: 'f.csv',
  step: null,
  state,
  by: null,
  startedAt: '2026-03-01T00:00:00Z',
  finishedAt: null,
  done: null,
  total: null,
  rate: null,
  secondsLeft: null,
  cancellable: false,
  file: null,
  error: null,
});

it('tells of what ran and has ended, not of what had ended before or was never seen running', () => {
  const before = [job('a', 'running'), job('b', 'running'), job('c', 'done')];
  const now = [job('a', 'done'), job('b', 'running'), job('c', 'done'), job('d', 'failed')];
  expect(endedSince(before, now).map(({ id }) => id)).toEqual(['a']);
  expect(endedSince([], now)).toEqual([]);
});
