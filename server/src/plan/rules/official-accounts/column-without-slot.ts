import { type Hit, isWhole, type Rule } from '../rule.ts';

/** A column that an Official Account promises and its calendar never fills. */
export const columnWithoutSlot: Rule = {
  id: 'column-without-slot',
  theme: 'calendar',
  severity: 'warning',
  title: { zh: '没有排期的内容板块', en: 'Columns that the calendar never fills' },
  why: {
    zh: '公众号写了这个板块，内容日历里却一次也没有排，板块就只存在于方案里。',
    en: 'A column that the account lists and its calendar never fills exists in the plan only.',
  },
  problem: {
    zh: '公众号“{name}”的板块“{column}”没有排期',
    en: 'The column "{column}" of "{name}" has no slot',
  },
  hint: {
    zh: '在它的内容日历里排上，或从 columns 里去掉',
    en: 'Plan slots for it, or take it out of `columns`',
  },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
messages: { hi: { name: 欢迎, text: 你好 } }
columns: { how-to: { name: 干货, for: [article], about: [投放步骤] } }
official-accounts:
  news: { name: 早报, type: subscription, positioning: 资讯, owner: lin, replies: { follow: hi, default: hi }, columns: [how-to] }
calendar: { news: { official-account: news, name: 推文, slots: [{ on: tue, at: "08:30", column: how-to }] } }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin } }
messages: { hi: { name: 欢迎, text: 你好 } }
columns: { how-to: { name: 干货, for: [article], about: [投放步骤] } }
official-accounts:
  news: { name: 早报, type: subscription, positioning: 资讯, owner: lin, replies: { follow: hi, default: hi }, columns: [how-to] }
calendar: { news: { official-account: news, name: 推文, slots: [{ on: tue, at: "08:30", brief: 随便写写 }] } }`,
  check(view) {
    const { plan } = view;
    if (!isWhole(view, ['calendar'])) return [];
    const planned = new Map<string, Set<string>>();
    for (const calendar of Object.values(plan.calendar)) {
      if (!('official-account' in calendar)) continue;
      const columns = calendar.slots.flatMap(({ column }) => column ?? []);
      const before = planned.get(calendar['official-account']) ?? [];
      planned.set(calendar['official-account'], new Set([...before, ...columns]));
    }
    return Object.entries(plan['official-accounts']).flatMap(([key, { name, columns }]) => {
      const filled = planned.get(key);
      return columns.flatMap((column, i): Hit[] => {
        const spec = Object.hasOwn(plan.columns, column) ? plan.columns[column] : undefined;
        if (!filled || !spec || filled.has(column)) return [];
        return [{ path: ['official-accounts', key, 'columns', i], args: { name, column: spec.name } }];
      });
    });
  },
};
