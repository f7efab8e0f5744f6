import type { Hit, Rule } from '../rule.ts';
import { placeOf } from './slots-between.ts';

const formOf = { accounts: 'moments', communities: 'group', 'official-accounts': 'article' } as const;
const placeNames = {
  accounts: { zh: '朋友圈', en: 'Moments' },
  communities: { zh: '社群', en: 'groups' },
  'official-accounts': { zh: '公众号', en: 'an Official Account' },
} as const;

/** A column that is meant for another place. */
export const slotColumn: Rule = {
  id: 'slot-column',
  theme: 'calendar',
  severity: 'warning',
  title: { zh: '栏目用错了地方', en: 'Columns in the wrong place' },
  why: {
    zh: '朋友圈、社群和公众号的写法不同，栏目写明了出现在哪里。',
    en: 'Moments, groups and articles are written differently, and a column says where it appears.',
  },
  problem: { zh: '栏目“{column}”不是给{place}的', en: 'The column "{column}" is not meant for {place}' },
  hint: { zh: '换一个栏目，或改栏目的 for', en: 'Use another column, or change its `for`' },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 主号, kind: community, staff: lin } }
columns: { life: { name: 日常, for: [moments], about: [办公室的一天] } }
calendar: { moments: { account: main, name: 朋友圈, slots: [{ on: mon, at: "08:30", column: life }] } }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 主号, kind: community, staff: lin } }
columns: { news: { name: 早报, for: [article], about: [行业新闻] } }
calendar: { moments: { account: main, name: 朋友圈, slots: [{ on: mon, at: "08:30", column: news }] } }`,
  check: ({ plan }) =>
    Object.entries(plan.calendar).flatMap(([key, calendar]) => {
      const { kind } = placeOf(plan, calendar).place;
      return calendar.slots.flatMap(({ column }, i): Hit[] => {
        const spec =
          column !== undefined && Object.hasOwn(plan.columns, column) ? plan.columns[column] : undefined;
        if (!spec || spec.for.includes(formOf[kind])) return [];
        const args = { column: spec.name, place: placeNames[kind] };
        return [{ path: ['calendar', key, 'slots', i, 'column'], args }];
      });
    }),
};
