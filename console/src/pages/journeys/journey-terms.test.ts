import { expect, test } from 'vitest';
import { arrivedAt, journeyGraph } from './journey-graph.ts';
import { enteredOf, journeyTerms, termKindOf } from './journey-terms.ts';

const none = { depth: 0, label: '', passed: 0, waiting: 0, ended: [], outcome: null, definition: null };
const steps = [
  {
    ...none,
    node: 0,
    kind: 'wait',
    passed: 5,
    ended: [
      { reason: 'goal', count: 2 },
      { reason: 'left', count: 1 },
    ],
  },
  {
    ...none,
    node: 1,
    kind: 'wait',
    waiting: 4,
    ended: [{ reason: 'goal', count: 1 }],
  },
  { ...none, node: -1, kind: 'older', waiting: 50 },
];

test('counts those who came in on these steps, reached the goal or left, at whichever step', () => {
  const terms = journeyTerms({ start: 'in', goal: 'bought', leave: 'lost', steps });
  expect(terms.map((term) => [termKindOf(term), term.label, arrivedAt(term)])).toEqual([
    ['entry', 'in', 8],
    ['goal', 'bought', 3],
    ['leave', 'lost', 1],
  ]);
  expect(enteredOf(terms)).toBe(8);
});

test('what a journey does not have is not drawn', () => {
  const terms = journeyTerms({ start: 'in', goal: null, leave: null, steps });
  expect(terms.map(({ kind }) => kind)).toEqual(['entry']);
});

test('the entry leads to the first step and stands first; goal and leave stand last, no way leads to them', () => {
  const terms = journeyTerms({ start: 'in', goal: 'bought', leave: 'lost', steps });
  const { nodes, edges } = journeyGraph(steps, terms);
  const [entry, goal, leave] = terms.map(({ node }) => node);
  expect(nodes.map(({ node }) => node)).toEqual([entry, 0, 1, goal, leave]);
  expect(edges.map(({ from, to, people, share }) => [from, to, people, share])).toEqual([
    [entry, 0, 8, 1],
    [0, 1, 5, 0.625],
  ]);
});
