import type { Step } from '@hetang/contract/plan/kinds/journey-steps';
import { stepSchema } from '@hetang/contract/plan/kinds/journey-steps';
import { durationMs } from '@hetang/contract/plan/values';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { densestOf, mostWithin } from './densest.ts';

const steps = (...list: unknown[]): Step[] => list.map((step) => stepSchema.parse(step));
const days = (list: Step[]) =>
  densestOf(list, []).map((touches) => touches.map((touch) => touch.day).join(' '));
const m = { message: 'm' };

test('fixed waits tell the days', () => {
  expect(days(steps(m, { wait: '1d' }, m, { wait: '3d' }, m))).toEqual(['0', '0 1', '0 1 4']);
  expect(days(steps({ wait: '30d' }, m, m))).toEqual(['0', '0 0']);
});

test('a wait for an event or a task may be over at once', () => {
  expect(days(steps(m, { wait: { for: { event: 'a.b' }, 'at-most': '7d' } }, m))).toEqual(['0', '0 0']);
  expect(days(steps(m, { task: { do: 'x', due: '2d' } }, m))).toEqual(['0', '0 0']);
});

test('a time of day that has passed comes tomorrow', () => {
  const evening = { wait: { until: '19:30' } };
  const morning = { wait: { until: '10:00' } };
  expect(days(steps(evening, m, morning, m))).toEqual(['0', '0 1']);
  expect(days(steps(morning, m, evening, m))).toEqual(['0', '0 0']);
  expect(days(steps(morning, m, morning, m))).toEqual(['0', '0 1']);
  expect(days(steps(evening, m, { wait: '6h' }, m))).toEqual(['0', '0 1']);
  expect(days(steps(m, { wait: '20h' }, m, { wait: '20h' }, m))).toEqual(['0', '0 0', '0 0 1']);
});

test('of a branch the worst way counts, and none of it when a way leads past', () => {
  const busy = { if: { tag: 'a/b' }, do: [m, m] };
  expect(days(steps({ branch: [busy, { else: [{ wait: '1d' }] }] }, m))).toEqual(['0', '0 0', '0 0 0']);
  expect(days(steps(m, { branch: [{ if: { tag: 'a/b' }, do: [{ wait: '5d' }] }] }, m))).toEqual(['0', '0 0']);
  expect(
    days(steps(m, { branch: [{ if: { tag: 'a/b' }, do: [{ wait: '5d' }] }, { else: [{ wait: '2d' }] }] }, m)),
  ).toEqual(['0', '0 2']);
});

test('behind an end nothing goes out', () => {
  expect(days(steps(m, { end: 'x' }, m))).toEqual(['0']);
  expect(days(steps({ branch: [{ if: { tag: 'a/b' }, do: [m, { end: 'x' }] }, { else: [] }] }, m))).toEqual([
    '0',
  ]);
});

test('both arms of a split count as ways', () => {
  const split = {
    split: [
      { arm: 'a', do: [m, m] },
      { arm: 'b', do: [m] },
    ],
  };
  expect(days(steps(split))).toEqual(['0', '0 0']);
});

test('hundreds of messages and branches take no time', () => {
  const many = Array.from({ length: 50 }, () => ({
    branch: Array.from({ length: 20 }, (_, i) => ({ if: { tag: `a/t${i}` }, do: [m, { wait: '1h' }, m] })),
  }));
  expect(densestOf(steps(...many), []).length).toBe(40);
});

/** Every path of a list of steps, as messages with their earliest minute; slow and plain. */
function pathsOf(list: readonly Step[], from: { at: number; sent: number[]; over: boolean }[]): typeof from {
  let paths = from;
  for (const step of list)
    paths = paths.flatMap((path) => {
      if (path.over) return [path];
      if ('end' in step) return [{ ...path, over: true }];
      if ('message' in step) return [{ ...path, sent: [...path.sent, path.at] }];
      if ('wait' in step && typeof step.wait === 'string')
        return [{ ...path, at: path.at + durationMs(step.wait) / 60_000 }];
      if (!('branch' in step)) return [path];
      const ways = step.branch.map((arm) => ('else' in arm ? arm.else : arm.do));
      if (!step.branch.some((arm) => 'else' in arm)) ways.push([]);
      return ways.flatMap((way) => pathsOf(way, [path]));
    });
  return paths;
}

test('no path has more messages in a window than is found, and the one found exists', () => {
  const wait = fc.constantFrom('30m', '6h', '1d', '2d', '5d').map((duration): Step => ({ wait: duration }));
  const leaf = fc.oneof(fc.constant<Step>({ message: 'm' }), fc.constant<Step>({ message: 'n' }), wait);
  const arm = fc.array(
    fc.oneof({ weight: 9, arbitrary: leaf }, { weight: 1, arbitrary: fc.constant<Step>({ end: 'x' }) }),
    { maxLength: 3 },
  );
  const branch = fc.tuple(arm, arm, fc.boolean()).map(
    ([one, other, all]): Step => ({
      branch: [{ if: { tag: 'a/b' }, do: one }, all ? { else: other } : { if: { tag: 'a/c' }, do: other }],
    }),
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(leaf, leaf, branch), { maxLength: 7 }),
      fc.constantFrom(1, 3, 7),
      (list, window) => {
        const starts = pathsOf(list, [{ at: 0, sent: [], over: false }]);
        const most = Math.max(
          ...starts.flatMap(({ sent }) =>
            sent.map(
              (first, i) => sent.slice(i).filter((at) => Math.floor((at - first) / 1440) < window).length,
            ),
          ),
          0,
        );
        expect(mostWithin(densestOf(list, []), window)).toHaveLength(most);
      },
    ),
    { numRuns: 300 },
  );
});
