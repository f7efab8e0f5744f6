import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Graph, knotsOf, shortestLoop } from './loops.ts';

const graph = (edges: Record<string, string[]>): Graph => new Map(Object.entries(edges));

test('knots are sets that lead back to themselves', () => {
  expect(knotsOf(graph({ a: ['b'], b: ['c'], c: [] }))).toEqual([]);
  expect(knotsOf(graph({ a: ['a'] }))).toEqual([['a']]);
  const two = knotsOf(graph({ a: ['b'], b: ['a', 'c'], c: ['d'], d: ['c'], e: ['a'] }));
  expect(two.map((knot) => knot.toSorted()).toSorted()).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
});

test('a shortest loop begins at home', () => {
  const edges = graph({ a: ['b', 'c'], b: ['d'], c: ['a'], d: ['a'], e: ['a'] });
  expect(shortestLoop(edges, 'a')).toEqual(['a', 'c']);
  expect(shortestLoop(edges, 'b')).toEqual(['b', 'd', 'a']);
  expect(shortestLoop(edges, 'e')).toBeUndefined();
});

test('a node is in a knot just when a loop leads through it', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
  fc.assert(
    fc.property(fc.array(fc.tuple(name, name), { maxLength: 14 }), (pairs) => {
      const edges = new Map<string, string[]>();
      for (const [from, to] of pairs) edges.set(from, [...(edges.get(from) ?? []), to]);
      const inKnot = new Set(knotsOf(edges).flat());
      for (const node of ['a', 'b', 'c', 'd', 'e', 'f', 'g'])
        expect(inKnot.has(node)).toBe(shortestLoop(edges, node) !== undefined);
    }),
  );
});

test('a ring of a hundred thousand is one knot, and no stack is exhausted', () => {
  const size = 100_000;
  const ring = new Map(Array.from({ length: size }, (_, i) => [`${i}`, [`${(i + 1) % size}`]]));
  expect(knotsOf(ring).map((knot) => knot.length)).toEqual([size]);
});
