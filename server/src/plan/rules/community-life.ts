import type { Community } from '@hetang/contract/plan/kinds/communities';
import type { Plan } from '@hetang/contract/plan/registry';
import { durationMs } from '@hetang/contract/plan/values';
import type { Hit, Path, Rule, Text } from './rule.ts';

const DAY_MS = 86_400_000;

/** What happens after the end of a group never happens, and an end that leads back to itself is none. */
export const communityLife: Rule = {
  id: 'community-life',
  theme: 'communities',
  severity: 'error',
  title: { zh: '社群寿命与去向', en: 'Life and end of communities' },
  why: {
    zh: '群到期之后的动作不会发生；绕回自己的去向等于没有结束。',
    en: 'What is planned after the end of a group never happens, and an end that leads back to itself is none.',
  },
  problem: { zh: '社群的寿命对不上：{why}', en: 'The life of the community does not add up: {why}' },
  hint: {
    zh: 'life 是群的寿命，becomes 是到期后的去向，sop 的 day 要在寿命之内',
    en: '`life` is how long a group lives, `becomes` what follows; every `day` of the sop lies within its life',
  },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
messages: { hi: { name: 欢迎, text: 欢迎进群 } }
communities:
  course: { name: 课程群, owner: lin, welcome: hi, notice: hi, exit: 到期转群, life: 14d, becomes: all,
            sop: [{ day: 1, at: "20:00", post: hi }] }
  all: { name: 流量群, owner: lin, welcome: hi, notice: hi, exit: 自愿退群 }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin } }
messages: { hi: { name: 欢迎, text: 欢迎进群 } }
communities:
  course: { name: 课程群, owner: lin, welcome: hi, notice: hi, exit: 到期转群, life: 14d, becomes: course,
            sop: [{ day: 20, at: "20:00", post: hi }] }
  all: { name: 流量群, owner: lin, welcome: hi, notice: hi, exit: 自愿退群, becomes: course }`,
  check: ({ plan }) =>
    Object.entries(plan.communities).flatMap(([key, community]) => {
      const path = ['communities', key];
      return [...lateposts(community, path), ...badEnd(plan, key, community)];
    }),
};

function lateposts({ life, sop }: Community, path: Path): Hit[] {
  if (life === undefined) return [];
  const days = durationMs(life) / DAY_MS;
  return sop.flatMap((post, i): Hit[] => {
    if (!('day' in post) || post.day <= days) return [];
    const why = {
      zh: `第 ${post.day} 天时群已经结束（${life}）`,
      en: `day ${post.day} is after its end (${life})`,
    };
    return [{ path: [...path, 'sop', i, 'day'], args: { why } }];
  });
}

const noEnd: Text = { zh: '有去向 becomes，却没有寿命 life', en: 'it becomes something but has no `life`' };
const circle: Text = { zh: '去向绕回了自己', en: 'what it becomes leads back to itself' };

function badEnd(plan: Plan, key: string, { life, becomes }: Community): Hit[] {
  if (becomes === undefined) return [];
  const path = ['communities', key, 'becomes'];
  if (life === undefined) return [{ path, args: { why: noEnd } }];
  return leadsBack(plan, key) ? [{ path, args: { why: circle } }] : [];
}

function leadsBack(plan: Plan, home: string): boolean {
  const seen = new Set<string>();
  let next = plan.communities[home]?.becomes;
  while (next !== undefined && next !== home && !seen.has(next)) {
    seen.add(next);
    next = Object.hasOwn(plan.communities, next) ? plan.communities[next]?.becomes : undefined;
  }
  return next === home;
}
