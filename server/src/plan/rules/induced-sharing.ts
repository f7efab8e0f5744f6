import type { Hit, Rule } from './rule.ts';

/** The WeChat rules for external content forbid rewards for sharing to Moments or groups. */
const sharing =
  /(转发|分享|发)(到|至)?(朋友圈|\s*\d*\s*个?(微信)?群|给?\s*\d+\s*(个|位)好友)[^。！？\n]{0,20}(领|送|抽|得|换|免费)|集(满)?\s*\d+\s*个?赞/u;

export const inducedSharing: Rule = {
  id: 'induced-sharing',
  theme: 'content',
  severity: 'warning',
  title: { zh: '诱导分享', en: 'Induced sharing' },
  why: {
    zh: '微信外部链接内容管理规范禁止以利益诱导分享，违规链接会被拦截，账号会被限制。',
    en: "WeChat's rules on external links forbid rewards for sharing; such links are blocked and accounts restricted.",
  },
  problem: {
    zh: '“{words}”属于诱导分享，链接可能被微信拦截',
    en: '"{words}" rewards sharing: WeChat may block the link',
  },
  hint: {
    zh: '去掉以分享换奖励的说法；老带新请用专属渠道活码',
    en: 'Do not reward sharing; for referrals use personal channel codes',
  },
  good: `messages: { a: { name: 甲, text: 觉得有用的话，欢迎介绍给同行 } }`,
  bad: `messages: { a: { name: 甲, text: 转发到朋友圈，截图领资料 } }`,
  check: ({ texts }) =>
    texts.flatMap(({ text, path, internal }): Hit[] => {
      const words = internal ? undefined : sharing.exec(text)?.[0];
      return words === undefined ? [] : [{ path, args: { words } }];
    }),
};
