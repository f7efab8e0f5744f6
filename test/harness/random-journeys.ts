import fc from 'fast-check';
import type { Condition } from '../../contract/src/plan/condition.ts';
import type { Step } from '../../contract/src/plan/kinds/journey-steps.ts';
import type { Journey } from '../../contract/src/plan/kinds/journeys.ts';

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom<Condition>({ tag: 'need/a' }, { tag: 'need/b' }, { event: 'hit.x' }, { stage: 'warm' }),
  fc.constantFrom<Condition>({ not: { tag: 'need/a' } }, { not: { event: 'hit.x' } }),
);
const task = (wait: boolean): Step => ({ task: { do: 'call', by: 'owner', due: '6h', fills: [], wait } });
const leafStep = fc.constantFrom<Step>(
  { message: 'hello' },
  { message: 'bye' },
  { wait: '1h' },
  { wait: '2d' },
  { wait: { until: '09:30' } },
  { wait: { for: { event: 'hit.x' }, 'at-most': '1d' } },
  { wait: { for: { event: 'hit.y' }, 'at-most': '3h' } },
  { tag: ['need/a'] },
  { tag: ['g/x'] },
  { tag: ['g/y'] },
  { tag: ['need/b'], untag: ['need/a'] },
  { untag: ['need/b'] },
  { set: { when: '2026-03-04' } },
  { set: { when: '2026-03-06' } },
  { wait: { until: { field: 'when', at: '10:00' } } },
  { wait: { until: '21:00', on: ['tue', 'sat'] } },
  { stage: 'warm' },
  { stage: 'hot' },
  { welcome: 'hello' },
  { invite: 'class', by: 'owner', due: '1d' },
  { webhook: { url: 'https://example.com/a', send: [], timeout: 5 } },
  { start: 'b' },
  { end: 'enough' },
  task(true),
  task(false),
);
const { steps } = fc.letrec<{ steps: Step[]; step: Step }>((tie) => ({
  steps: fc.array(tie('step'), { minLength: 1, maxLength: 5 }),
  step: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    leafStep,
    leafStep,
    fc.tuple(condition, tie('steps'), fc.option(tie('steps'))).map(
      ([when, then, otherwise]): Step => ({
        branch: [{ if: when, do: then }, ...(otherwise ? [{ else: otherwise }] : [])],
      }),
    ),
    fc.tuple(tie('steps'), tie('steps')).map(
      ([one, other]): Step => ({
        split: [
          { arm: 'x', weight: 1, do: one },
          { arm: 'y', weight: 2, do: other },
        ],
      }),
    ),
  ),
}));
/** A journey that starts by an event, of every kind of step. */
export const anyJourney = (event: string): fc.Arbitrary<Journey> =>
  fc.record(
    {
      name: fc.constant('J'),
      start: fc.constant({ event }),
      key: fc.constantFrom('order'),
      again: fc.constantFrom<Journey['again']>(
        'never',
        'after-end',
        'always',
        { after: '3h' },
        { 'at-most': 2, per: '2d' },
        { 'at-most': 1, per: '1d' },
        { after: '1h', 'at-most': 3, per: '1d' },
      ),
      late: fc.constantFrom<NonNullable<Journey['late']>>(
        { after: '1h', do: 'skip' },
        { after: '1h', do: 'end' },
        { after: '1h', do: 'reschedule' },
        { after: '1h', do: 'run' },
      ),
      leave: fc.constantFrom<Condition>({ event: 'hit.y' }, { tag: 'need/b' }),
      goal: fc.constantFrom<NonNullable<Journey['goal']>>(
        { when: { event: 'hit.x' }, within: '1d' },
        { when: { tag: 'need/a' } },
      ),
      steps,
    },
    { requiredKeys: ['name', 'start', 'again', 'steps'] },
  );

/** The same without steps that start it again: it would never come to rest, and lint refuses that. */
export function notStarting(journey: Journey, key: string): Journey {
  return JSON.parse(JSON.stringify(journey).replaceAll(`{"start":"${key}"}`, '{"message":"bye"}')) as Journey;
}
