import { expect, test } from 'vitest';
import { arrivedAt, type JourneyStep, journeyGraph, lostAt } from './journey-graph.ts';

function step(node: number, kind: string, depth: number, more: Partial<JourneyStep> = {}): JourneyStep {
  const numbers = { waiting: 0, passed: 0, ended: [], outcome: null, definition: null };
  return { node, kind, depth, label: `${node}`, ...numbers, ...more };
}

const ways = (steps: JourneyStep[]) =>
  journeyGraph(steps).edges.map(({ from, to, people, share, otherwise }) =>
    [`${from}>${to}`, people, share, otherwise ? 'otherwise' : ''].join(' ').trim(),
  );

test('steps follow each other, with the share of those who came', () => {
  const wait = step(0, 'wait', 0, { passed: 6, waiting: 2, ended: [{ reason: 'goal', count: 4 }] });
  expect(ways([wait, step(1, 'end', 0)])).toEqual(['0>1 6 0.5']);
  expect(ways([step(0, 'wait', 0), step(1, 'end', 0)])).toEqual(['0>1 0']);
});

test('arms come together after their branch; a way that ends does not', () => {
  const steps = [
    step(0, 'branch', 0, { passed: 10 }),
    step(-1, 'arm', 1, { outcome: 'if 1', passed: 4 }),
    step(1, 'wait', 2, { passed: 3, waiting: 1 }),
    step(-2, 'arm', 1, { outcome: 'if 2', passed: 0 }),
    step(-3, 'arm', 1, { outcome: 'else', passed: 6 }),
    step(2, 'end', 2),
    step(3, 'tag', 0, { passed: 3 }),
    step(4, 'end', 0),
  ];
  expect(ways(steps)).toEqual([
    '0>-1 4 0.4',
    '-1>1 4 1',
    '0>-2 0 0',
    '0>-3 6 0.6',
    '-3>2 6 1',
    '1>3 3 0.75',
    '-2>3 0',
    '3>4 3 1',
  ]);
});

test('a branch without else leads straight on for the others; a split never does', () => {
  const arm = step(-1, 'arm', 1, { outcome: 'if 1', passed: 1 });
  expect(ways([step(0, 'branch', 0, { passed: 4 }), arm, step(1, 'end', 0)])).toEqual([
    '0>-1 1 0.25',
    '-1>1 1 1',
    '0>1 3 0.75 otherwise',
  ]);
  expect(ways([step(0, 'split', 0, { passed: 1 }), arm, step(1, 'end', 0)])).toEqual([
    '0>-1 1 1',
    '-1>1 1 1',
  ]);
});

test('branches in branches', () => {
  const steps = [
    step(0, 'branch', 0),
    step(-1, 'arm', 1, { outcome: 'if 1' }),
    step(1, 'branch', 2),
    step(-2, 'arm', 3, { outcome: 'else' }),
    step(2, 'end', 0),
  ];
  expect(journeyGraph(steps).edges.map(({ from, to }) => `${from}>${to}`)).toEqual([
    '0>-1',
    '-1>1',
    '1>-2',
    '-2>2',
    '0>2',
  ]);
});

test('who is on earlier steps is no node; reaching the goal is no loss', () => {
  expect(journeyGraph([step(0, 'end', 0), step(-1, 'older', 0)]).nodes).toHaveLength(1);
  const ended = [
    { reason: 'left', count: 2 },
    { reason: 'goal', count: 3 },
  ];
  expect([lostAt(step(0, 'wait', 0, { ended })), lostAt(step(0, 'end', 0, { ended }))]).toEqual([2, 0]);
  expect(arrivedAt(step(0, 'wait', 0, { ended, waiting: 1 }))).toBe(6);
});
