import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createAgenda } from './agenda.ts';

const times = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 200 });

function drain(agenda: ReturnType<typeof createAgenda>): Array<[number, string]> {
  const taken: Array<[number, string]> = [];
  for (let act = agenda.take(); act !== undefined; act = agenda.take()) taken.push([act.at, act.ref]);
  return taken;
}

it('gives acts by time, and those of one moment in the order of entry', () => {
  fc.assert(
    fc.property(times, (given) => {
      const agenda = createAgenda([]);
      for (const [index, at] of given.entries()) agenda.add({ at, kind: 'wake', ref: String(index) });
      const expected = given
        .map((at, index): [number, string] => [at, String(index)])
        .sort((a, b) => a[0] - b[0] || Number(a[1]) - Number(b[1]));
      expect(drain(agenda)).toEqual(expected);
    }),
  );
});

it('survives saving in the middle', () => {
  fc.assert(
    fc.property(times, fc.nat(200), (given, half) => {
      const agenda = createAgenda([]);
      for (const [index, at] of given.entries()) agenda.add({ at, kind: 'wake', ref: String(index) });
      const first = Array.from({ length: Math.min(half, given.length) }, () => agenda.take());
      const heap = structuredClone(given.length === 0 ? [] : rest(agenda));
      const again = createAgenda(heap);
      again.add({ at: 25, kind: 'reply', ref: 'late' });
      const second = drain(again);
      expect(first.length + second.length).toBe(given.length + 1);
      expect(second.map(([at]) => at)).toEqual(second.map(([at]) => at).sort((a, b) => a - b));
    }),
  );
});

function rest(
  agenda: ReturnType<typeof createAgenda>,
): Array<{ at: number; seq: number; kind: 'wake'; ref: string }> {
  const acts = [];
  for (let act = agenda.take(); act !== undefined; act = agenda.take())
    acts.push({ ...act, kind: 'wake' as const });
  return acts;
}

it('moves what fell due during a standstill, keeping its order and distance', () => {
  const agenda = createAgenda([]);
  for (const at of [10, 130, 150, 900]) agenda.add({ at, kind: 'wake', ref: String(at) });
  agenda.resume(100, 500);
  expect(drain(agenda)).toEqual([
    [500, '10'],
    [530, '130'],
    [550, '150'],
    [900, '900'],
  ]);
});

it('forgets acts of one kind', () => {
  const agenda = createAgenda([]);
  for (let at = 0; at < 20; at++) agenda.add({ at, kind: at % 3 === 0 ? 'arrive' : 'wake', ref: String(at) });
  agenda.drop('arrive');
  expect(drain(agenda).map(([at]) => at)).toEqual([1, 2, 4, 5, 7, 8, 10, 11, 13, 14, 16, 17, 19]);
});
