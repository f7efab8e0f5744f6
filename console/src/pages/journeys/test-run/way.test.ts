import type { TestRunLine } from '@hetang/contract/http/test-run';
import { expect, test } from 'vitest';
import { journeyGraph } from '../journey-graph.ts';
import { wayOf } from './way.ts';

const numbers = { label: '', waiting: 0, passed: 0, ended: [], outcome: null, definition: null };
const graph = journeyGraph([
  { ...numbers, node: 0, kind: 'wait', depth: 0 },
  { ...numbers, node: 1, kind: 'branch', depth: 0 },
  { ...numbers, node: -1, kind: 'arm', depth: 1, outcome: 'if 1' },
  { ...numbers, node: 2, kind: 'tag', depth: 2 },
  { ...numbers, node: 3, kind: 'split', depth: 0 },
  { ...numbers, node: -2, kind: 'arm', depth: 1, outcome: 'arm a' },
  { ...numbers, node: -3, kind: 'arm', depth: 1, outcome: 'arm b' },
  { ...numbers, node: 4, kind: 'end', depth: 0 },
]);
const rest = { at: '', text: '', why: [], detail: {}, until: null, body: null, refused: null };
const line = (
  kind: TestRunLine['kind'],
  node: number | null,
  outcome: string | null = null,
): TestRunLine => ({
  ...rest,
  kind,
  node,
  outcome,
});
const shown = (lines: TestRunLine[]) => {
  const { nodes, edges, at } = wayOf(graph, lines);
  return { nodes: [...nodes], edges: [...edges], at };
};

test('the way leads through the arms that were taken', () => {
  const lines = [
    line('event', null),
    line('waits', 0),
    line('step', 0, 'due'),
    line('step', 1, 'if 1'),
    line('step', 2),
    line('tag', 2),
    line('step', 3, 'arm b'),
    line('ended', 4, 'completed'),
  ];
  expect(shown(lines)).toEqual({
    nodes: [0, 1, -1, 2, 3, -3, 4],
    edges: ['0>1', '1>-1', '-1>2', '2>3', '3>-3', '-3>4'],
    at: 4,
  });
});

test('without an else the way leads straight on', () => {
  expect(shown([line('step', 1, 'else'), line('waits', 3)])).toEqual({
    nodes: [1, 3],
    edges: ['1>3'],
    at: 3,
  });
});

test('nobody has gone anywhere before anything has happened', () => {
  expect(shown([line('event', null)])).toEqual({ nodes: [], edges: [], at: null });
});
