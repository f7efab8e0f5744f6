import type { Plan } from '@hetang/contract/plan/registry';
import type { Hit, Path, Rule } from './rule.ts';
import { allSteps, tagsOf } from './shared/steps.ts';

/** Two values of a `choose: one` group set together: only one of them could stay. */
export const exclusiveTags: Rule = {
  id: 'exclusive-tags',
  theme: 'users',
  severity: 'error',
  title: { zh: '互斥的标签', en: 'Tags that exclude each other' },
  why: {
    zh: '单选标签组里同时打两个标签，最后只会留下一个。',
    en: 'Of two values of a `choose: one` group only one can stay.',
  },
  problem: {
    zh: '标签组“{group}”只能选一个，这里同时打了 {first} 和 {second}',
    en: 'The tag group `{group}` allows one value, but {first} and {second} are set together',
  },
  hint: { zh: '只留一个，或把标签组改成 choose: many', en: 'Keep one, or make the group `choose: many`' },
  good: `
tags: { source: { name: 来源, choose: one, values: { site: 官网, ads: 广告 } } }
staff: { lin: { name: 林, wecom: Lin } }
codes: { a: { name: 官网, staff: [lin], tags: [source/site] } }`,
  bad: `
tags: { source: { name: 来源, choose: one, values: { site: 官网, ads: 广告 } } }
staff: { lin: { name: 林, wecom: Lin } }
codes: { a: { name: 官网, staff: [lin], tags: [source/site, source/ads] } }`,
  check: ({ plan }) => [
    ...Object.entries(plan.codes).flatMap(([key, code]) => clashes(plan, code.tags, ['codes', key, 'tags'])),
    ...allSteps(plan).flatMap(({ step, path }) => clashes(plan, tagsOf(step).set, [...path, 'tag'])),
  ],
};

function clashes(plan: Plan, tags: readonly string[], path: Path): Hit[] {
  return tags.flatMap((second, i): Hit[] => {
    const [group = ''] = second.split('/');
    if (!Object.hasOwn(plan.tags, group) || plan.tags[group]?.choose !== 'one') return [];
    const first = tags.slice(0, i).find((tag) => tag !== second && tag.startsWith(`${group}/`));
    return first === undefined ? [] : [{ path: [...path, i], args: { group, first, second } }];
  });
}
