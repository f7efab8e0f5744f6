import { emptyPlan, type Plan } from '@hetang/contract/plan/registry';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { condition } from '../../../test/harness/random-conditions.ts';
import { loadPlan } from './load.ts';
import { printPlan } from './print.ts';

test('a condition that is written as YAML reads back as itself', () => {
  fc.assert(
    fc.property(fc.array(condition, { minLength: 1, maxLength: 8 }), (conditions) => {
      const plan: Plan = {
        ...emptyPlan({ plan: 'p', name: '方案', timezone: 'Asia/Shanghai' }),
        segments: Object.fromEntries(conditions.map((when, i) => [`s${i}`, { name: `分群${i}`, when }])),
      };
      const { draft, issues } = loadPlan(printPlan(plan));
      expect(issues).toEqual([]);
      expect(draft).toEqual(plan);
    }),
    { numRuns: 60 },
  );
});
