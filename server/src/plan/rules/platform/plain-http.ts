import type { Hit, Rule } from '../rule.ts';

/** A link without encryption: WeChat warns before it opens, and cards show no picture. */
export const plainHttp: Rule = {
  id: 'plain-http',
  theme: 'content',
  severity: 'warning',
  title: { zh: '不加密的链接', en: 'Links without encryption' },
  why: {
    zh: 'http 链接在微信里打开前会提示风险，小程序和 JS 接口不接受，卡片图片也常常不显示。',
    en: 'WeChat warns before it opens an http link, mini-programs and JS interfaces refuse it, and cards often show no picture.',
  },
  problem: { zh: '链接不是 https：{url}', en: 'The link is not https: {url}' },
  hint: { zh: '换成 https:// 开头的地址', en: 'Use an address that begins with https://' },
  good: `messages: { a: { name: 甲, text: 你好, link: { title: 资料包, url: "https://example.com/" } } }`,
  bad: `messages: { a: { name: 甲, text: 你好, link: { title: 资料包, url: "http://example.com/" } } }`,
  check: ({ plan }) =>
    Object.entries(plan.messages).flatMap(([key, { link }]) => {
      const urls = [
        { url: link?.url, at: 'url' },
        { url: link?.picurl, at: 'picurl' },
      ];
      return urls.flatMap(({ url, at }): Hit[] =>
        url?.startsWith('http:') ? [{ path: ['messages', key, 'link', at], args: { url } }] : [],
      );
    }),
};
