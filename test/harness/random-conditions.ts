import fc from 'fast-check';
import type { Condition, Leaf } from '../../contract/src/plan/condition.ts';

const duration = fc.constantFrom('12h', '1d', '3d', '90m', '2w', '30d');
const age = fc.record({ within: duration, before: duration }, { requiredKeys: [] });
/** Values that look alike and differ. */
export const scalar = fc.constantFrom<string | number | boolean>('', 'a', '5', 0, 5, 1.5, true, false);

const leaf = fc.oneof<fc.Arbitrary<Leaf>[]>(
  fc.record(
    {
      event: fc.constantFrom('order.paid', 'app.opened'),
      where: fc.record({ sku: fc.constantFrom('tool', 'managed') }),
      within: duration,
      between: fc.record(
        {
          from: fc.constantFrom('2026-03-20', '2024-02-28'),
          to: fc.constantFrom('2026-03-31', '2026-10-25'),
        },
        { requiredKeys: [] },
      ),
      first: age,
      last: age,
      'at-least': fc.integer({ min: 1, max: 3 }),
      'at-most': fc.integer({ min: 0, max: 3 }),
    },
    { requiredKeys: ['event'] },
  ) as fc.Arbitrary<Leaf>,
  fc.record({ event: fc.constantFrom('order.paid', 'app.opened'), within: duration }),
  fc.record({ tag: fc.constantFrom('g/x', 'g/y') }),
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
  fc.record({ code: fc.constantFrom('site', 'ads') }),
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
    { arbitrary: fc.record({ not: tie('condition') }), weight: 1 },
  ),
}));

/** Random conditions over every kind of leaf: stages a-c, tags g/x and g/y, fields f and g, the segment `base`. */
export const condition: fc.Arbitrary<Condition> = tree;
