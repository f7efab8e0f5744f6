import type { Hit, Rule, Text } from '../rule.ts';
import type { DatedSlot } from './dated-slot.ts';
import { slotsByPlace } from './slots-between.ts';

const limits = {
  subscription: { posts: 1, length: 10, span: { zh: '天', en: 'day' } },
  service: { posts: 4, length: 7, span: { zh: '个月', en: 'month' } },
} as const satisfies Record<string, { posts: number; length: number; span: Text }>;

/** Followers get no more mass sends than the platform lets through. */
export const officialAccountPosts: Rule = {
  id: 'official-account-posts',
  theme: 'platform',
  severity: 'error',
  title: { zh: '公众号群发次数', en: 'Mass sends of an Official Account' },
  why: {
    zh: '订阅号每天只能群发 1 次，服务号每位关注者每月只收 4 次，多排的发不出去。',
    en: 'A subscription account sends once a day; of a service account each follower receives four a month. What is planned beyond is not sent.',
  },
  problem: {
    zh: '{when} 排了 {count} 次推送，平台每{span}最多 {posts} 次',
    en: '{count} posts are planned for {when}; the platform permits {posts} a {span}',
  },
  hint: {
    zh: '合成一次多图文，或挪到别的日子',
    en: 'Put several articles into one post, or move them to other days',
  },
  good: `
period: { from: 2026-01-01, to: 2026-12-31 }
staff: { lin: { name: 林, wecom: Lin } }
messages: { hi: { name: 欢迎, text: 你好 } }
official-accounts:
  news: { name: 早报, type: subscription, positioning: 资讯, owner: lin, replies: { follow: hi, default: hi } }
calendar: { news: { official-account: news, name: 推文, slots: [{ on: every-day, at: "08:30", brief: 早报 }] } }`,
  bad: `
period: { from: 2026-01-01, to: 2026-12-31 }
staff: { lin: { name: 林, wecom: Lin } }
messages: { hi: { name: 欢迎, text: 你好 } }
official-accounts:
  news: { name: 早报, type: service, positioning: 服务, owner: lin, replies: { follow: hi, default: hi } }
calendar: { news: { official-account: news, name: 推文, slots: [{ on: mon, at: "08:30", brief: 早报 }] } }`,
  check({ plan, slots }) {
    const at = slotsByPlace(slots);
    return Object.entries(plan.calendar).flatMap(([key, calendar]): Hit[] => {
      if (!('official-account' in calendar)) return [];
      const name = calendar['official-account'];
      const accounts = plan['official-accounts'];
      const account = Object.hasOwn(accounts, name) ? accounts[name] : undefined;
      if (!account) return [];
      const { posts, length, span } = limits[account.type];
      const own = at({ kind: 'official-accounts', key: name });
      const over = [...counted(own, length)].find(([, count]) => count > posts);
      if (!over) return [];
      const [when, count] = over;
      return [{ path: ['calendar', key], at: 'key', args: { when, count, posts, span } }];
    });
  },
};

/** How many there are on each day (10 letters of its date) or in each month (7). */
function counted(slots: readonly DatedSlot[], length: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { day } of slots) {
    const span = day.slice(0, length);
    counts.set(span, (counts.get(span) ?? 0) + 1);
  }
  return counts;
}
