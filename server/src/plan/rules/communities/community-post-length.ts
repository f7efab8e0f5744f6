import type { Plan } from '@hetang/contract/plan/registry';
import type { Hit, Path, Rule } from '../rule.ts';

/** Walls of text are scrolled past. */
export const communityPostLength: Rule = {
  id: 'community-post-length',
  theme: 'communities',
  severity: 'warning',
  title: { zh: '群消息太长', en: 'Group posts that are too long' },
  why: {
    zh: '满屏的长文在群里等于刷屏，没有人看完。一条多少字算长，由社群的 post-length 定。',
    en: 'A post that fills the screen floods the group and nobody reads it. How long is too long is said by `post-length` of the community.',
  },
  problem: {
    zh: '消息“{message}”有 {length} 个字，这个群一条最多 {limit} 个字',
    en: 'The message `{message}` has {length} characters; a post in this community has {limit} at most',
  },
  hint: { zh: '写短一些，细节放进链接', en: 'Shorten it and move details behind a link' },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
messages: { hi: { name: 欢迎, text: 欢迎进群 } }
communities:
  all: { name: 流量群, owner: lin, welcome: hi, notice: hi, exit: 自愿, post-length: 20, sop: [{ on: [mon], at: "10:00", post: hi }] }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin } }
messages: { hi: { name: 欢迎, text: 欢迎各位朋友来到我们这个新开的交流群，这里每天早上都有早报 } }
communities:
  all: { name: 流量群, owner: lin, welcome: hi, notice: hi, exit: 自愿, post-length: 20, sop: [{ on: [mon], at: "10:00", post: hi }] }`,
  check: ({ plan }) =>
    postsOf(plan).flatMap(({ community, message, path }): Hit[] => {
      const limit = Object.hasOwn(plan.communities, community)
        ? plan.communities[community]?.['post-length']
        : undefined;
      const text = Object.hasOwn(plan.messages, message) ? plan.messages[message]?.text : undefined;
      const length = [...(text ?? '')].length;
      return limit !== undefined && length > limit ? [{ path, args: { message, length, limit } }] : [];
    }),
};

interface Post {
  community: string;
  message: string;
  path: Path;
}

/** What is posted in groups, by the rhythm of the community and by calendars. */
function postsOf(plan: Plan): Post[] {
  const rhythm = Object.entries(plan.communities).flatMap(([community, { sop }]) =>
    sop.map(({ post: message }, i) => ({
      community,
      message,
      path: ['communities', community, 'sop', i, 'post'],
    })),
  );
  const calendars = Object.entries(plan.calendar).flatMap(([key, calendar]) =>
    'community' in calendar
      ? calendar.slots.flatMap(({ message }, i) =>
          message === undefined
            ? []
            : [{ community: calendar.community, message, path: ['calendar', key, 'slots', i, 'message'] }],
        )
      : [],
  );
  return [...rhythm, ...calendars];
}
