import type { Hit, Rule } from './rule.ts';
import { allSteps, armsOf } from './shared/steps.ts';

/** A branch with nothing but `else` decides nothing. */
export const branchWithoutChoice: Rule = {
  id: 'branch-without-choice',
  theme: 'journeys',
  severity: 'warning',
  title: { zh: '没有条件的分支', en: 'Branches without a condition' },
  why: {
    zh: '只有 else 的分支什么也没分，读的人会以为漏了条件。',
    en: 'A branch with nothing but `else` decides nothing, and readers wonder which condition was lost.',
  },
  problem: { zh: '这个分支只有 else，没有条件', en: 'This branch has only `else` and no condition' },
  hint: { zh: '加上 if，或去掉分支直接写步骤', en: 'Add an `if`, or write the steps without a branch' },
  good: `
journeys:
  a:
    name: 甲
    start: { event: lesson.done }
    steps:
      - branch: [{ if: { event: order.paid }, do: [{ end: bought }] }]`,
  bad: `
journeys:
  a:
    name: 甲
    start: { event: lesson.done }
    steps:
      - branch: [{ else: [{ wait: 1d }] }]`,
  check: ({ plan }) =>
    allSteps(plan).flatMap(({ step, path }): Hit[] => {
      const arms = armsOf(step);
      return arms.length > 0 && arms.every(({ arm }) => 'else' in arm) ? [{ path: [...path, 'branch'] }] : [];
    }),
};
