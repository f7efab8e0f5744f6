import { expect, test } from 'vitest';
import { summarize } from './summarize.ts';

test('kinds down, states that occur across in the order of an intention’s life', () => {
  const table = summarize([
    { kind: 'message', state: 'failed', count: 2 },
    { kind: 'message', state: 'pending', count: 5 },
    { kind: 'welcome', state: 'sent', count: 7 },
    { kind: 'welcome', state: 'expired', count: 0 },
  ]);
  expect(table.states).toEqual(['pending', 'sent', 'failed']);
  expect(table.rows).toEqual([
    { kind: 'message', total: 7, counts: { failed: 2, pending: 5 } },
    { kind: 'welcome', total: 7, counts: { sent: 7, expired: 0 } },
  ]);
});

test('nothing is an empty table', () => {
  expect(summarize([])).toEqual({ states: [], rows: [] });
});
