import { expect, it } from 'vitest';
import { manualClock } from '../../../kernel/clock.ts';
import type { ClaimedRow } from './claim.ts';
import { afterError } from './try-again.ts';

const clock = manualClock('2026-03-02T00:00:00Z');
const tired: ClaimedRow = { id: 1, rev: 0, attempts: 50, subject: null, body: {} };

it('gives a callback up after many tries, but never because the store is away', () => {
  expect(afterError(tired, new Error('nonsense'), clock).outcome).toEqual({
    kind: 'failed',
    error: 'nonsense',
  });
  const away = Object.assign(new Error('the database system is starting up'), { code: '57P03' });
  expect(afterError(tired, away, clock).outcome).toEqual({
    kind: 'retry',
    error: 'the database system is starting up',
    at: new Date('2026-03-02T00:00:01Z'),
    blameless: true,
  });
});
