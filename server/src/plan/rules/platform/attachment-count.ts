import type { Hit, Rule } from '../rule.ts';

/** Attachments of one message; its link is one of them. */
const MOST = 9;

/** A message with more attachments than the platform takes. */
export const attachmentCount: Rule = {
  id: 'attachment-count',
  theme: 'platform',
  severity: 'error',
  title: { zh: '附件个数', en: 'Number of attachments' },
  why: {
    zh: '欢迎语和群发除文字外至多带 9 个附件，link 也算一个。',
    en: 'A welcome or mass message carries at most 9 attachments beside its text; the link is one of them.',
  },
  problem: {
    zh: '连同 link 有 {n} 个附件，至多 9 个',
    en: 'There are {n} attachments with the link; at most 9',
  },
  hint: { zh: '去掉几个，或分两条发', en: 'Drop some, or send two messages' },
  good: `messages: { a: { name: 甲, text: 你好, attachments: [${links(9)}] } }`,
  bad: `messages: { a: { name: 甲, text: 你好, link: { title: 首页, url: "https://example.com/" }, attachments: [${links(9)}] } }`,
  check: ({ plan }) =>
    Object.entries(plan.messages).flatMap(([key, { link, attachments = [] }]): Hit[] => {
      const n = attachments.length + (link ? 1 : 0);
      return n > MOST ? [{ path: ['messages', key, 'attachments'], args: { n } }] : [];
    }),
};

function links(n: number): string {
  const one = (_: unknown, i: number) =>
    `{ link: { title: 第${i + 1}课, url: "https://example.com/${i + 1}" } }`;
  return Array.from({ length: n }, one).join(', ');
}
