import type { Hit, Rule } from '../rule.ts';

/** Tags of a corp, those of rule groups among them. */
const MOST = 10_000;

/** A corp may have so many tags and no more; the sync stops there. */
export const corpTagLimit: Rule = {
  id: 'corp-tag-limit',
  theme: 'platform',
  severity: 'error',
  title: { zh: '企业标签的数量', en: 'Number of corp tags' },
  why: {
    zh: '企业微信一个企业至多 10,000 个企业标签（规则组标签也算），超出的建不出来。',
    en: 'WeCom holds 10,000 tags for a corp, those of rule groups included; no more can be made.',
  },
  problem: {
    zh: '到这里一共要同步 {count} 个企业标签，最多 {most} 个',
    en: 'Up to here {count} tags are to be corp tags; at most {most} are taken',
  },
  hint: {
    zh: '把只在内部用的标签组写成 wecom: false，或改用字段',
    en: 'Write `wecom: false` for groups that stay in Hetang, or use fields',
  },
  good: `
tags: { need: { name: 需求, values: { course: 课程 } } }
staff: { lin: { name: 林, wecom: Lin } }
codes: { a: { name: 官网, staff: [lin], tags: [need/course] } }`,
  bad: `
tags: { city: { name: 城市, values: { ${Array.from({ length: MOST + 1 }, (_, i) => `c${i}: 城${i}`).join(', ')} } } }
staff: { lin: { name: 林, wecom: Lin } }
codes: { a: { name: 官网, staff: [lin], tags: [city/c1] } }`,
  check: ({ plan }) => {
    let count = 0;
    for (const [key, { wecom, values }] of Object.entries(plan.tags)) {
      if (wecom) count += Object.keys(values).length;
      // The first group over the limit tells enough.
      if (count > MOST)
        return [{ path: ['tags', key], at: 'key', args: { count, most: MOST } }] satisfies Hit[];
    }
    return [];
  },
};
