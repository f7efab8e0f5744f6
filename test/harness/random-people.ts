import fc from 'fast-check';
import { scalar } from './random-conditions.ts';

const HOUR = 3_600_000;
const DAY = 86_400_000;

/** Month ends, a leap day, and changes of the clocks in Berlin and New York. */
export const nows = [
  '2026-03-31T16:30:00Z',
  '2026-03-29T01:00:00Z',
  '2026-03-08T07:00:00Z',
  '2026-11-01T06:00:00Z',
  '2024-02-29T23:59:59.999Z',
  '2026-10-25T00:30:00Z',
  '2026-02-28T10:00:00Z',
].map((text) => Date.parse(text));
export const zones = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'Pacific/Kiritimati',
  'Pacific/Apia',
];

/** Times that lie around the edges of the windows. */
const ago = fc.oneof(
  fc.integer({ min: 0, max: 40 * DAY }),
  fc
    .constantFrom(0, 12, 24, 72, 1.5, 336, 720)
    .chain((h) => fc.constantFrom(-1, 0, 1).map((ms) => Math.max(0, h * HOUR + ms))),
);

/** Numbers in whole thousandths, so that a test can add them without the code it tests; null is no number. */
const thousandths = fc.constantFrom(null, -1500, 0, 1, 100, 200, 300, 999, 2500, 30_000, 150_000);

/** Something a person did, in the order in which the log was told of it. */
const happening = (now: number) =>
  fc.record({
    name: fc.constantFrom('order.paid', 'app.opened', 'course.joined', 'order.cancelled', 'order.refunded'),
    at: ago.map((ms) => now - ms),
    sku: fc.constantFrom('tool', 'managed', null),
    amount: thousandths,
    points: thousandths,
  });

/** Facts of one person. */
export const person = (now: number) =>
  fc.record({
    stage: fc.constantFrom('a', 'b', 'c', 'other', null),
    stageAgo: fc.option(ago),
    // `old` is of an earlier plan, `none` is a row of a ladder on none of its tiers.
    tier: fc.constantFrom('low', 'mid', 'top', 'old', 'none', null),
    tierAgo: ago,
    code: fc.constantFrom('site', 'ads', null),
    fields: fc.record({ f: fc.option(scalar), g: scalar }, { requiredKeys: [] }),
    tags: fc.subarray(['g/x', 'g/y', 'h/z']),
    tagAgo: ago,
    friends: fc.subarray(['lin', 'gao']),
    friendCode: fc.constantFrom('site', 'ads', null),
    lost: fc.boolean(),
    journeys: fc.subarray([
      ['j', 1, 'ended'],
      ['j', 2, 'active'],
      ['k', 1, 'ended'],
    ] as const),
    consents: fc.uniqueArray(
      fc.record({ scope: fc.constantFrom('message', 'group'), state: fc.constantFrom('given', 'withdrawn') }),
      { selector: (said) => said.scope, maxLength: 2 },
    ),
    groups: fc.uniqueArray(
      fc.record({
        community: fc.constantFrom('vip', 'course'),
        group: fc.constantFrom('', 'one'),
        joinedAgo: fc.option(ago),
        leftAgo: fc.option(ago),
      }),
      { selector: ({ community, group }) => `${community} ${group}`, maxLength: 3 },
    ),
    history: fc.array(happening(now), { maxLength: 9 }),
  });
export type Person = ReturnType<typeof person> extends fc.Arbitrary<infer T> ? T : never;
export type Happening = Person['history'][number];

/** What the log says that an event carries. */
export function propsOf({ sku, amount, points }: Happening): Record<string, string | number> {
  return {
    ...(sku === null ? {} : { sku }),
    ...(amount === null ? { amount: 'free' } : { amount: amount / 1000 }),
    ...(points === null ? {} : { points: points / 1000 }),
  };
}
