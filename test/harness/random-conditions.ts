import fc from 'fast-check';
import type { Condition, Leaf } from '../../contract/src/plan/condition.ts';

const duration = fc.constantFrom('12h', '1d', '3d', '90m', '2w', '30d');
const age = fc.record({ within: duration, before: duration }, { requiredKeys: [] });
/** Values that look alike and differ. */
export const scalar = fc.constantFrom<string | number | boolean>('', 'a', '5', 0, 5, 1.5, true, false);

const between = fc.record(
  {
    from: fc.constantFrom('2026-03-20', '2024-02-28'),
    to: fc.constantFrom('2026-03-31', '2026-10-25'),
  },
  { requiredKeys: [] },
);

const bounds = fc.oneof(
  fc.record({ 'at-least': fc.constantFrom(-5, 0, 0.1, 1.5, 3) }),
  fc.record({ 'at-most': fc.constantFrom(-1, 0, 0.3, 2.5) }),
  fc.record({ 'at-least': fc.constantFrom(-1, 0.02), 'at-most': fc.constantFrom(0.3, 4) }),
);
const valueLeaf = fc
  .tuple(
    fc.record(
      {
        event: fc.constantFrom('order.paid', 'app.opened'),
        where: fc.record({ sku: fc.constantFrom('tool', 'managed') }),
        within: duration,
        between,
        first: age,
      },
      { requiredKeys: ['event'] },
    ),
    // `amount` is money, and so are the `points` of app.opened in the catalogue of the test.
    fc.tuple(fc.constantFrom('sum', 'min', 'max'), fc.constantFrom('amount', 'points')),
    bounds,
  )
  .map(([base, [way, property], bound]) => ({ ...base, [way]: property, ...bound }) as Leaf);

const ordersLeaf = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('count', 'amount'),
      fc.record({ within: duration, between }, { requiredKeys: [] }),
      bounds,
    )
    .map(([orders, window, bound]) => ({ orders, ...window, ...bound }) as Leaf),
  fc
    .record({ 'at-least': fc.constantFrom(1, 3), 'at-most': fc.constantFrom(14, 30) }, { requiredKeys: [] })
    .map((bound) => ({ orders: 'days-since-last', 'at-most': 30, ...bound }) as Leaf),
);

const occasion = {
  event: fc.constantFrom('order.paid', 'app.opened', 'course.joined'),
  where: fc.record({ sku: fc.constantFrom('tool', 'managed') }),
};
const sequenceLeaf = fc
  .tuple(
    fc.record(occasion, { requiredKeys: ['event'] }),
    fc.array(fc.record({ ...occasion, within: duration }, { requiredKeys: ['event'] }), {
      minLength: 1,
      maxLength: 3,
    }),
    fc.record({ within: duration }, { requiredKeys: [] }),
  )
  .map(([first, rest, window]) => ({ sequence: [first, ...rest], ...window })) as fc.Arbitrary<Leaf>;

const leaf = fc.oneof<fc.Arbitrary<Leaf>[]>(
  fc.record(
    {
      event: fc.constantFrom('order.paid', 'app.opened'),
      where: fc.record({ sku: fc.constantFrom('tool', 'managed') }),
      within: duration,
      between,
      first: age,
      last: age,
      'at-least': fc.integer({ min: 1, max: 3 }),
      'at-most': fc.integer({ min: 0, max: 3 }),
    },
    { requiredKeys: ['event'] },
  ) as fc.Arbitrary<Leaf>,
  fc.record({ event: fc.constantFrom('order.paid', 'app.opened'), within: duration }),
  valueLeaf,
  sequenceLeaf,
  ordersLeaf,
  fc.record(
    { tag: fc.constantFrom('g/x', 'g/y'), for: duration },
    { requiredKeys: ['tag'] },
  ) as fc.Arbitrary<Leaf>,
  fc.record({ 'tag-group': fc.constantFrom('g', 'h') }),
  fc.record(
    { stage: fc.constantFrom('a', 'b', 'c', 'gone'), 'or-later': fc.boolean(), for: duration },
    { requiredKeys: ['stage'] },
  ) as fc.Arbitrary<Leaf>,
  fc.record(
    {
      field: fc.constantFrom('f', 'g'),
      is: scalar,
      in: fc.array(scalar, { minLength: 1, maxLength: 3 }),
      'at-least': fc.constantFrom(-1, 0, 1.5, 5),
      'at-most': fc.constantFrom(0, 1.5, 9),
      known: fc.boolean(),
    },
    { requiredKeys: ['field'] },
  ) as fc.Arbitrary<Leaf>,
  fc.record(
    { code: fc.constantFrom('site', 'ads'), source: fc.constantFrom('first', 'any') },
    { requiredKeys: ['code'] },
  ) as fc.Arbitrary<Leaf>,
  fc.record(
    {
      tier: fc.constantFrom('l/low', 'l/mid', 'l/top', 'l/gone', 'm/only'),
      'or-higher': fc.boolean(),
      for: duration,
    },
    { requiredKeys: ['tier'] },
  ) as fc.Arbitrary<Leaf>,
  fc.record(
    { community: fc.constantFrom('vip', 'course'), state: fc.constantFrom('member', 'left'), for: duration },
    { requiredKeys: ['community'] },
  ) as fc.Arbitrary<Leaf>,
  fc.record({ community: fc.constantFrom('vip', 'course'), state: fc.constant('any') }) as fc.Arbitrary<Leaf>,
  fc.record(
    { consent: fc.constantFrom('message', 'group'), is: fc.constantFrom('given', 'withdrawn', 'unknown') },
    { requiredKeys: ['consent'] },
  ) as fc.Arbitrary<Leaf>,
  fc.record({ friend: fc.constantFrom('lin', 'gao') }),
  fc.record(
    { journey: fc.constantFrom('j', 'k'), state: fc.constantFrom('active', 'ended', 'any') },
    { requiredKeys: ['journey'] },
  ) as fc.Arbitrary<Leaf>,
  fc.record({ segment: fc.constantFrom('base', 'missing') }),
);
const { condition: tree } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { arbitrary: leaf, weight: 4 },
    { arbitrary: fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }), weight: 1 },
    { arbitrary: fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }), weight: 1 },
    {
      arbitrary: fc.record({
        of: fc.array(tie('condition'), { minLength: 1, maxLength: 4 }),
        'at-least': fc.integer({ min: 1, max: 4 }),
      }),
      weight: 1,
    },
    { arbitrary: fc.record({ not: tie('condition') }), weight: 1 },
  ),
}));

/**
 * Random conditions over every kind of leaf: stages a-c, the ladder l with low, mid, top, tags g/x and g/y, fields f
 * and g, communities vip and course, the segment `base`.
 */
export const condition: fc.Arbitrary<Condition> = tree;
