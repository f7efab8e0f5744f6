import { expect, test } from 'vitest';
import type { JourneyStep } from './journey-graph.ts';
import { stepFunnel } from './step-funnel.ts';

const step = (node: number, more: Partial<JourneyStep>): JourneyStep => ({
  node,
  kind: 'wait',
  depth: 0,
  label: `s${node}`,
  waiting: 0,
  passed: 0,
  ended: [],
  outcome: null,
  definition: null,
  ...more,
});

test('says of each step who came, as a share of the first, and who was lost', () => {
  const rows = stepFunnel([
    step(0, { passed: 8, ended: [{ reason: 'left', count: 2 }] }),
    step(1, { waiting: 4, ended: [{ reason: 'goal', count: 4 }] }),
    step(-2, { kind: 'older', waiting: 50 }),
  ]);
  expect(rows.map(({ came, share, here, lost, lostShare }) => [came, share, here, lost, lostShare])).toEqual([
    [10, 1, 0, 2, 0.2],
    [8, 0.8, 4, 0, null],
  ]);
});

test('nobody came: no shares', () => {
  expect(stepFunnel([step(0, {})])).toMatchObject([{ came: 0, share: null, lostShare: null }]);
  expect(stepFunnel([])).toEqual([]);
});
