import type { Hit, Rule, Text } from '../rule.ts';

/** Whoever follows or writes gets an answer. */
export const replyMissing: Rule = {
  id: 'reply-missing',
  theme: 'platform',
  severity: 'warning',
  title: { zh: '公众号没有自动回复', en: 'No answer of an Official Account' },
  why: {
    zh: '刚关注的一刻是最容易加上好友的时候；发来消息没有任何回复，人就走了。',
    en: 'At the moment of the follow people are the most likely to go on; a message without any answer loses them.',
  },
  problem: { zh: '公众号“{name}”没有{missing}', en: 'The Official Account "{name}" has no {missing}' },
  hint: {
    zh: '在 replies 里写上 follow（首次关注）和 default（收到消息）',
    en: 'Write `follow` and `default` under `replies`',
  },
  good: `
messages: { hi: { name: 欢迎, text: 你好 } }
official-accounts: { news: { name: 早报, type: subscription, positioning: 资讯, replies: { follow: hi, default: hi } } }`,
  bad: `
messages: { hi: { name: 欢迎, text: 你好 } }
official-accounts: { news: { name: 早报, type: subscription, positioning: 资讯, replies: { follow: hi } } }`,
  check: ({ plan }) =>
    Object.entries(plan['official-accounts']).flatMap(([key, { name, replies }]): Hit[] => {
      const missing = missingOf(replies?.follow, replies?.default);
      return missing ? [{ path: ['official-accounts', key], at: 'key', args: { name, missing } }] : [];
    }),
};

function missingOf(follow: string | undefined, fallback: string | undefined): Text | undefined {
  if (follow && fallback) return undefined;
  if (follow) return { zh: '默认回复', en: 'default answer' };
  return fallback
    ? { zh: '首次关注的回复', en: 'answer to a follow' }
    : { zh: '首次关注的回复和默认回复', en: 'answer to a follow, nor a default one' };
}
