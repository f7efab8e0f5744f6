import { expect, test } from 'vitest';
import { firstView, NODE_WIDTH, placeNodes } from './flow-layout.ts';
import { journeyGraph } from './journey-graph.ts';

const numbers = { label: '', waiting: 0, passed: 0, ended: [], outcome: null, definition: null };
const steps = [
  { ...numbers, node: 0, kind: 'branch', depth: 0 },
  { ...numbers, node: -1, kind: 'arm', depth: 1, outcome: 'if 1' },
  { ...numbers, node: -2, kind: 'arm', depth: 1, outcome: 'else' },
  { ...numbers, node: 1, kind: 'end', depth: 0 },
];

test('steps go down, arms stand side by side, nothing lies on anything', () => {
  const places = placeNodes(journeyGraph(steps));
  const at = (node: number) => places.get(node) ?? { x: 0, y: 0, height: 0 };
  expect(at(0).y + at(0).height).toBeLessThan(at(-1).y);
  expect(at(-1).y + at(-1).height).toBeLessThan(at(1).y);
  expect(at(-1).y).toBe(at(-2).y);
  expect(Math.abs(at(-1).x - at(-2).x)).toBeGreaterThan(NODE_WIDTH);
});

test('the first view is in the middle when all fits, else as small as can still be read', () => {
  const one = new Map([[0, { x: 16, y: 16, height: 80 }]]);
  expect(firstView(one, 648)).toEqual({ x: 200, y: 0, zoom: 1 });
  expect(firstView(one, 100)).toEqual({ x: 0, y: 0, zoom: 0.7 });
  expect(firstView(new Map(), 100)).toEqual({ x: 50, y: 0, zoom: 1 });
});
