import type { Hit, PlanView, Rule } from '../rule.ts';

/** Several posts in one group on one day: only the first can be a mass task, the rest the owner posts by hand. */
export const groupPostsADay: Rule = {
  id: 'group-posts-a-day',
  theme: 'reach',
  severity: 'info',
  title: { zh: '一个群一天的发布', en: 'Posts of a group on one day' },
  why: {
    zh: '企业群发到一个客户群每天只成一次，每月至多当月天数；同一天的其余几条要群主自己在群里发。',
    en: 'A mass task reaches a customer group once a day and as often a month as it has days; the other posts of a day are for the owner to make by hand.',
  },
  problem: {
    zh: '{when}要发 {count} 条：一条可以群发，其余 {rest} 条由群主在每个群里手动发',
    en: '{count} posts {when}: one can be a mass task, the other {rest} the owner posts by hand in each group',
  },
  hint: {
    zh: '合并成一条，或安排好由谁来发',
    en: 'Merge them, or make sure who posts them',
  },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
messages: { hi: { name: 欢迎, text: 欢迎进群 } }
communities:
  course: { name: 课程群, owner: lin, welcome: hi, notice: hi, exit: 课程结束解散,
            sop: [{ day: 1, at: "09:00", post: hi }, { day: 2, at: "20:00", post: hi }] }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin } }
messages: { hi: { name: 欢迎, text: 欢迎进群 } }
communities:
  course: { name: 课程群, owner: lin, welcome: hi, notice: hi, exit: 课程结束解散,
            sop: [{ day: 1, at: "09:00", post: hi }, { day: 1, at: "20:00", post: hi }] }`,
  check: (view) => [...byDayOfLife(view), ...byDate(view)],
};

function byDayOfLife({ plan }: PlanView): Hit[] {
  return Object.entries(plan.communities).flatMap(([key, { sop }]) => {
    const posts = new Map<number, number[]>();
    for (const [i, post] of sop.entries())
      if ('day' in post) posts.set(post.day, [...(posts.get(post.day) ?? []), i]);
    return [...posts].flatMap(([day, list]) =>
      hit(list, (i) => ['communities', key, 'sop', i], {
        zh: `建群第 ${day} 天`,
        en: `on day ${day} of the group`,
      }),
    );
  });
}

/** The fullest day of each community in the calendar, weekly posts included. */
function byDate({ slots }: PlanView): Hit[] {
  const days = new Map<string, Map<string, (typeof slots)[number][]>>();
  for (const slot of slots) {
    if (slot.place.kind !== 'communities') continue;
    const known = days.get(slot.place.key) ?? new Map<string, (typeof slots)[number][]>();
    known.set(slot.day, [...(known.get(slot.day) ?? []), slot]);
    days.set(slot.place.key, known);
  }
  return [...days.values()].flatMap((byDay) => {
    const [day = '', list = []] =
      [...byDay].reduce(
        (most, entry) => (entry[1].length > (most?.[1].length ?? 0) ? entry : most),
        [...byDay][0],
      ) ?? [];
    return hit(list, (slot) => slot.path, { zh: `${day} 最多，`, en: `on ${day}, the fullest day` });
  });
}

function hit<T>(
  list: readonly T[],
  pathOf: (one: T) => Hit['path'],
  when: { zh: string; en: string },
): Hit[] {
  const second = list[1];
  if (second === undefined) return [];
  return [{ path: pathOf(second), args: { when, count: list.length, rest: list.length - 1 } }];
}
