import fc from 'fast-check';
import type { Condition } from '../../contract/src/plan/condition.ts';
import type { Journey } from '../../contract/src/plan/kinds/journeys.ts';
import { ladderSchema } from '../../contract/src/plan/kinds/ladders.ts';
import { messageSchema } from '../../contract/src/plan/kinds/messages.ts';
import { emptyPlan, kindSchemas, type Plan } from '../../contract/src/plan/registry.ts';
import { condition } from '../harness/random-conditions.ts';
import { anyJourney, notStarting } from '../harness/random-journeys.ts';
import { nows, zones } from '../harness/random-people.ts';

const HOUR = 3_600_000;
/** People of a story: contacts 1, 2, 3, each in a part of the log of its own. */
export const PEOPLE = 3;

/** Random conditions about what a story can bring about. */
const plain = condition
  .map((one) => JSON.stringify(one))
  .filter((text) => !/"(for|code|community|consent|friend|journey|field|segment|tier)":/.test(text))
  .map((text) =>
    text
      .replaceAll('"stage":"a"', '"stage":"new"')
      .replaceAll('"stage":"b"', '"stage":"warm"')
      .replaceAll('"stage":"c"', '"stage":"hot"'),
  )
  .map((text) => JSON.parse(text) as Condition);

/** What a ladder asks: nothing that a journey changes, so that it does not matter which of two comes first. */
const rung = fc.constantFrom<Condition>(
  { event: 'order.paid', within: '30d' },
  { event: 'order.paid', 'at-least': 2 },
  { orders: 'amount', 'at-least': 0.3, within: '30d' },
  { not: { event: 'app.opened', within: '3d' } },
  { sequence: [{ event: 'app.opened' }, { event: 'order.paid', within: '3d' }] },
);
const ladder = fc
  .record(
    {
      review: fc.constantFrom('1d', '30d', '90d'),
      demote: fc.constantFrom('to-matching', 'one-step', 'never'),
      low: rung,
      mid: rung,
      top: rung,
    },
    { requiredKeys: ['demote', 'mid', 'top'] },
  )
  .map(({ low, mid, top, ...rules }) =>
    ladderSchema.parse({
      ...rules,
      name: 'l',
      tiers: {
        low: { name: 'low', ...(low && { when: low }) },
        mid: { name: 'mid', when: mid },
        top: { name: 'top', when: top },
      },
    }),
  );
const entry = fc.constantFrom<Condition>(
  { event: 'order.paid' },
  { event: 'app.opened', 'at-least': 2 },
  { all: [{ event: 'course.joined' }, { tag: 'g/x' }] },
  { any: [{ tag: 'need/b' }, { event: 'order.paid', 'at-least': 3 }] },
);

/** A journey that says each time that something has come about. */
const echo = (event: string, where: Record<string, string>): Journey =>
  kindSchemas.journeys.parse({
    name: event,
    start: { event, where },
    again: 'always',
    steps: [{ message: 'hello' }],
  });

/** A plan in which everything hangs together: stages, tags that exclude and expire, segments, a ladder, journeys. */
export const anyPlan: fc.Arbitrary<Plan> = fc
  .record({
    zone: fc.constantFrom(...zones),
    warm: entry,
    hot: entry,
    expires: fc.constantFrom('1d', '3d', '30d'),
    ruled: plain,
    base: plain,
    other: plain,
    l: ladder,
    a: anyJourney('go.a'),
    b: anyJourney('go.b'),
  })
  .map(({ zone, warm, hot, expires, ruled, base, other, l, a, b }) => ({
    ...emptyPlan({ plan: 'model', name: 'Model', timezone: zone }),
    stages: {
      new: { name: 'new' },
      warm: { name: 'warm', enter: warm },
      hot: { name: 'hot', enter: hot },
    },
    tags: {
      need: kindSchemas.tags.parse({ name: 'n', wecom: false, values: { a: 'A', b: 'B' } }),
      g: kindSchemas.tags.parse({
        name: 'g',
        choose: 'one',
        wecom: false,
        values: { x: { name: 'X', expires }, y: 'Y' },
      }),
      h: kindSchemas.tags.parse({ name: 'h', wecom: false, values: { z: { name: 'Z', when: ruled } } }),
    },
    fields: { when: { name: 'when', type: 'date' as const } },
    messages: {
      hello: messageSchema.parse({ name: 'hello', text: 'hello' }),
      bye: messageSchema.parse({ name: 'bye', text: 'bye' }),
    },
    segments: {
      base: { name: 'base', when: base },
      both: {
        name: 'both',
        when: { any: [{ all: [other, { not: { segment: 'base' } }] }, { tier: 'l/mid' }] },
      },
    },
    ladders: { l },
    journeys: {
      a,
      b: notStarting(b, 'b'),
      x: echo('tag.added', { tag: 'g/x' }),
      warm: echo('stage.entered', { stage: 'warm' }),
    },
  }));

/** Something that happens to somebody. */
export interface Act {
  who: number;
  name: string;
  props: Record<string, unknown>;
  /** Milliseconds by which it comes late. */
  late: number;
}

const number = fc.constantFrom(-1.5, 0, 0.1, 0.3, 2.5, 30, 150);
const news = fc.oneof(
  fc.record({
    name: fc.constantFrom('order.paid', 'app.opened', 'course.joined', 'order.cancelled', 'order.refunded'),
    props: fc.record(
      { sku: fc.constantFrom('tool', 'managed'), amount: number, points: number },
      { requiredKeys: [] },
    ),
  }),
  fc.record({
    name: fc.constantFrom('go.a', 'go.b', 'hit.x', 'hit.y'),
    props: fc.record({ order: fc.constantFrom('A', 'B') }, { requiredKeys: [] }),
  }),
  fc.record({
    name: fc.constant('contact.tags-set'),
    props: fc.record({
      add: fc.subarray(['g/x', 'g/y', 'need/a']),
      remove: fc.subarray(['g/x', 'g/y', 'need/b']),
    }),
  }),
);
const act: fc.Arbitrary<Act> = fc
  .record({
    who: fc.integer({ min: 0, max: PEOPLE - 1 }),
    news,
    late: fc.constantFrom(0, 0, 0, 0, 7 * HOUR, 50 * HOUR, 800 * HOUR),
  })
  .map(({ who, news: { name, props }, late }) => ({ who, name, props, late }));

/** A stretch of a story: things happen, perhaps two turn out to be one person, time goes by. */
export interface Chapter {
  acts: Act[];
  merge: { from: number; into: number } | null;
  minutes: number;
  /** Events in one transaction of the engine. */
  batch: number;
  /** A new process takes over. */
  restart: boolean;
  /** Which statements fail: each with this chance. */
  trouble: number;
}

/** Where and when it happens: around changes of the clocks and ends of months. */
export const anyStory = fc.record({
  plan: anyPlan,
  start: fc.constantFrom(...nows),
  /** Draws which statements fail. */
  seed: fc.nat(),
  chapters: fc.array<Chapter>(
    fc.record({
      acts: fc.array(act, { maxLength: 7 }),
      merge: fc.oneof(
        { weight: 4, arbitrary: fc.constant(null) },
        {
          weight: 1,
          arbitrary: fc.record({
            from: fc.integer({ min: 0, max: PEOPLE - 1 }),
            into: fc.integer({ min: 0, max: PEOPLE - 1 }),
          }),
        },
      ),
      minutes: fc.constantFrom(0, 30, 61, 200, 24 * 60, 3 * 24 * 60, 31 * 24 * 60),
      batch: fc.constantFrom(1, 2, 3, 2000),
      restart: fc.boolean(),
      trouble: fc.constantFrom(0, 0, 0.01, 0.04),
    }),
    { minLength: 2, maxLength: 6 },
  ),
});
export type Story = typeof anyStory extends fc.Arbitrary<infer T> ? T : never;
