import { type Hit, isWhole, type Rule } from '../rule.ts';

/** A script that nobody knows when to use is not used. */
export const scriptOccasion: Rule = {
  id: 'script-occasion',
  theme: 'content',
  severity: 'warning',
  title: { zh: '话术没写什么时候用', en: 'Scripts without an occasion' },
  why: {
    zh: '员工按阶段、标签和客户的异议来找话术，三样都没写就搜不到。',
    en: 'Staff look for scripts by stage, tag and objection; without any of them it is not found.',
  },
  problem: { zh: '话术“{name}”没有写什么时候用', en: 'Nothing says when the script "{name}" is used' },
  hint: {
    zh: '写上 stages、tags 或 objection，或在个人号的 opening 里用它',
    en: 'Write `stages`, `tags` or `objection`, or name it as `opening` of an account',
  },
  good: `
stages: { new: { name: 新客 } }
scripts: { hi: { name: 问候, channel: private-chat, stages: [new], steps: [{ text: 你好 }] } }`,
  bad: `
scripts: { hi: { name: 问候, channel: private-chat, steps: [{ text: 你好 }] } }`,
  check(view) {
    const { plan } = view;
    // An account that cannot be read may be the one that opens with it.
    if (!isWhole(view, ['accounts'])) return [];
    const openings = new Set(Object.values(plan.accounts).map(({ opening }) => opening));
    return Object.entries(plan.scripts).flatMap(([key, { name, stages, tags, objection }]): Hit[] =>
      stages.length + tags.length > 0 || objection !== undefined || openings.has(key)
        ? []
        : [{ path: ['scripts', key], at: 'key', args: { name } }],
    );
  },
};
