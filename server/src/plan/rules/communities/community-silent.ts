import { type Hit, isWhole, type Rule } from '../rule.ts';

/** A group without end in which nothing is planned. */
export const communitySilent: Rule = {
  id: 'community-silent',
  theme: 'communities',
  severity: 'warning',
  title: { zh: '没有节奏的社群', en: 'Communities without a rhythm' },
  why: {
    zh: '长期的群没有每周的内容，也没有内容日历，过了开头几天就没有声音了。',
    en: 'A group that is meant to last, without weekly posts and without a content calendar, falls silent after its first days.',
  },
  problem: {
    zh: '社群“{name}”长期存在，却没有每周的内容，也没有内容日历',
    en: 'The community "{name}" has no end, but neither weekly posts nor a calendar',
  },
  hint: {
    zh: '在 sop 里写每周哪几天发什么，或在 calendar 里排内容；有期限的群写 life',
    en: 'Write weekly posts in its `sop`, or a `calendar`; a group that ends has a `life`',
  },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
messages: { hi: { name: 欢迎, text: 欢迎进群 } }
communities:
  vip: { name: 客户群, owner: lin, welcome: hi, notice: hi, exit: 自愿退群, sop: [{ on: [mon], at: "10:00", post: hi }] }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin } }
messages: { hi: { name: 欢迎, text: 欢迎进群 } }
communities:
  vip: { name: 客户群, owner: lin, welcome: hi, notice: hi, exit: 自愿退群, sop: [{ day: 1, at: "10:00", post: hi }] }`,
  check(view) {
    if (!isWhole(view, ['calendar'])) return [];
    const { communities, calendar } = view.plan;
    const planned = new Set(
      Object.values(calendar).flatMap((each) => ('community' in each ? [each.community] : [])),
    );
    return Object.entries(communities).flatMap(([key, { name, life, sop }]): Hit[] =>
      life !== undefined || planned.has(key) || sop.some((post) => 'on' in post)
        ? []
        : [{ path: ['communities', key], at: 'key', args: { name } }],
    );
  },
};
