import type { Step } from '@hetang/contract/plan/kinds/journey-steps';
import { stepSchema } from '@hetang/contract/plan/kinds/journey-steps';
import { expect, it } from 'vitest';
import { keepWritten } from './keep-written.ts';
import { isComplete, kindOf, newStep, stepKinds } from './new-step.ts';
import { tidyStep } from './tidy-step.ts';

const read = (written: unknown): Step => stepSchema.parse(written);

it('writes a step without what goes without saying, and it reads the same', () => {
  const steps: [full: Step, short: unknown][] = [
    [{ tag: ['need/a'] }, { tag: 'need/a' }],
    [{ tag: ['need/a', 'need/b'], untag: [] }, { tag: ['need/a', 'need/b'] }],
    [
      { untag: ['need/a'], id: 'x' },
      { untag: 'need/a', id: 'x' },
    ],
    [
      { task: { do: 'call', by: 'owner', due: '4h', fills: [], wait: true, title: undefined } },
      { task: { do: 'call', due: '4h' } },
    ],
    [
      { task: { do: 'call', by: 'lin', due: '4h', fills: ['field/a'], wait: false } },
      { task: { do: 'call', by: 'lin', due: '4h', fills: ['field/a'], wait: false } },
    ],
    [{ invite: 'class', by: 'owner', due: '1d' }, { invite: 'class' }],
    [
      { webhook: { url: 'https://x.example/', send: [], timeout: 10 } },
      { webhook: { url: 'https://x.example/' } },
    ],
    [
      { wait: { until: { field: 'due', before: '3d', at: '10:00' } } },
      { wait: { until: { field: 'due', before: '3d' } } },
    ],
    [{ set: { a: 1, b: '' } }, { set: { a: 1 } }],
    [{ wait: '1d' }, { wait: '1d' }],
  ];
  for (const [full, short] of steps) {
    expect(tidyStep(full)).toEqual(short);
    expect(tidyStep(read(short))).toEqual(short);
  }
});

it('leaves alone what stands inside the ways of a changed branch or split', () => {
  const written = {
    branch: [{ if: { tag: 'need/a' }, do: [{ tag: 'need/b' }] }, { else: [{ untag: 'need/b' }] }],
  } as unknown as Step;
  const now = read(written);
  if (!('branch' in now)) throw new TypeError('not a branch');
  const [first, last] = now.branch;
  if (!first || !last) throw new TypeError('not two ways');
  const next: Step = {
    branch: [{ ...first, if: { tag: 'need/c' } } as typeof first, { if: { stage: 'hot' }, do: [] }, last],
  };
  expect(keepWritten({ written, read: now, next })).toEqual({
    branch: [
      { if: { tag: 'need/c' }, do: [{ tag: 'need/b' }] },
      { if: { stage: 'hot' }, do: [] },
      { else: [{ untag: 'need/b' }] },
    ],
  });
  const split = {
    split: [
      { arm: 'a', do: [{ tag: 'need/b' }] },
      { arm: 'b', do: [] },
    ],
  } as unknown as Step;
  const more: Step = {
    split: [
      { arm: 'a', weight: 1, do: [] },
      { arm: 'b', weight: 3, do: [] },
    ],
  };
  expect(keepWritten({ written: split, read: read(split), next: more })).toEqual({
    split: [
      { arm: 'a', do: [{ tag: 'need/b' }] },
      { arm: 'b', weight: 3, do: [] },
    ],
  });
});

it('knows what a new step still lacks', () => {
  const ready = stepKinds.filter((kind) => isComplete(newStep(kind)));
  expect(ready).toEqual(['wait', 'split']);
  for (const kind of stepKinds) expect(kindOf(newStep(kind))).toBe(kind);
  for (const kind of ready) expect(stepSchema.safeParse(newStep(kind)).success).toBe(true);
  expect(isComplete({ message: 'hello' })).toBe(true);
  expect(isComplete({ message: 'hello', id: 'not a key' })).toBe(false);
  expect(isComplete({ wait: { for: { event: '' }, 'at-most': '1d' } })).toBe(false);
  expect(isComplete({ split: ['a', 'a'].map((arm) => ({ arm, weight: 1, do: [] })) })).toBe(false);
});
