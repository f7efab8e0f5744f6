import { expect, test } from 'vitest';
import { firstView, NODE_WIDTH, placeNodes } from './flow-layout.ts';
import { journeyGraph } from './journey-graph.ts';
import { journeyTerms } from './journey-terms.ts';

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
  const three = new Map([200, 0, 400].map((x, node) => [node, { x, y: 16, height: 80 }]));
  const narrow = firstView(three, 400);
  expect(narrow.zoom).toBe(0.7);
  expect(narrow.x + (200 + NODE_WIDTH / 2) * narrow.zoom).toBeCloseTo(200);
  expect(firstView(new Map([[0, { x: 0, y: 16, height: 80 }], ...three]), 400).x).not.toBeGreaterThan(0);
  expect(firstView(new Map(), 100)).toEqual({ x: 50, y: 0, zoom: 1 });
});

test('goal and leave stand beside where people come in', () => {
  const terms = journeyTerms({ start: 'in', goal: 'bought', leave: 'lost', steps });
  const places = placeNodes(journeyGraph(steps, terms));
  const [entry, goal, leave] = terms.map(({ node }) => places.get(node) ?? { x: 0, y: 0 });
  expect(places.size).toBe(steps.length + 3);
  expect(leave?.x).toBeGreaterThan(0);
  expect([(entry?.x ?? 0) - (leave?.x ?? 0), (goal?.x ?? 0) - (entry?.x ?? 0)]).toEqual([244, 244]);
  expect([entry?.y, goal?.y]).toEqual([leave?.y, leave?.y]);
});

test('arms stand in the order in which they are read, the way of everybody else last', () => {
  const arm = { ...numbers, kind: 'arm', depth: 1 };
  const wait = { ...numbers, kind: 'wait', depth: 2 };
  const places = placeNodes(
    journeyGraph([
      { ...numbers, node: 0, kind: 'wait', depth: 0 },
      { ...numbers, node: 1, kind: 'branch', depth: 0 },
      { ...arm, node: -1, outcome: 'if 1' },
      { ...wait, node: 2 },
      { ...arm, node: -2, outcome: 'if 2' },
      { ...wait, node: 3 },
      { ...wait, node: 4 },
      { ...arm, node: -3, outcome: 'if 3' },
      { ...arm, node: -4, outcome: 'else' },
      { ...wait, node: 5 },
      { ...numbers, node: 6, kind: 'end', depth: 0 },
    ]),
  );
  const across = [-1, -2, -3, -4].map((node) => places.get(node)?.x ?? 0);
  expect(across).toEqual(across.toSorted((a, b) => a - b));
});
