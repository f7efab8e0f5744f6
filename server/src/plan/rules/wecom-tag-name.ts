import { tagValueName } from '@hetang/contract/plan/kinds/tags';
import type { Hit, Rule } from './rule.ts';

const LIMIT = 30;

/** Corp tags: at most 30 characters, no empty groups. */
export const wecomTagName: Rule = {
  id: 'wecom-tag-name',
  theme: 'platform',
  severity: 'error',
  title: { zh: '企业标签的名称', en: 'Names of corp tags' },
  why: {
    zh: '企业标签名称至多 30 个字，也不能有空的标签组，否则同步会被拒。',
    en: 'A corp tag has at most 30 characters and a group at least one tag; the platform refuses the rest.',
  },
  problem: { zh: '不能同步为企业标签：{why}', en: 'It cannot become a corp tag: {why}' },
  hint: {
    zh: '改短名称或补上标签；不需要同步的标签组写 wecom: false',
    en: 'Shorten the name or add a value; write `wecom: false` for a group that stays in Hetang',
  },
  good: `
tags: { need: { name: 需求, values: { course: 课程 } } }
staff: { lin: { name: 林, wecom: Lin } }
codes: { a: { name: 官网, staff: [lin], tags: [need/course] } }`,
  bad: `
tags: { need: { name: 需求, values: { course: ${'课'.repeat(31)} } } }
staff: { lin: { name: 林, wecom: Lin } }
codes: { a: { name: 官网, staff: [lin], tags: [need/course] } }`,
  check: ({ plan }) =>
    Object.entries(plan.tags).flatMap(([key, group]) => {
      if (!group.wecom) return [];
      const values = Object.keys(group.values);
      const empty: Hit[] =
        values.length > 0 ? [] : [{ path: ['tags', key], at: 'key', args: { why: noValue } }];
      return [
        ...empty,
        ...tooLong(group.name, ['tags', key, 'name']),
        ...values.flatMap((value) =>
          tooLong(tagValueName(group, value) ?? '', ['tags', key, 'values', value]),
        ),
      ];
    }),
};

const noValue = { zh: '标签组里没有标签', en: 'the group has no value' };

function tooLong(name: string, path: string[]): Hit[] {
  const length = [...name].length;
  const why = {
    zh: `名称有 ${length} 个字，最多 ${LIMIT} 个`,
    en: `the name has ${length} characters, at most ${LIMIT}`,
  };
  return length > LIMIT ? [{ path, args: { why } }] : [];
}
