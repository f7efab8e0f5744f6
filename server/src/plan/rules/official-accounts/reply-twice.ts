import type { OfficialAccount } from '@hetang/contract/plan/kinds/official-accounts';
import type { Hit, Path, Rule } from '../rule.ts';

/** Of two answers to one word only one is sent. */
export const replyTwice: Rule = {
  id: 'reply-twice',
  theme: 'platform',
  severity: 'error',
  title: { zh: '重复的关键词', en: 'Keywords twice' },
  why: {
    zh: '同一个公众号里一个关键词配了两条回复，只有一条会发出去，另一条永远用不上。',
    en: 'Of two answers to one word in one account only one is ever sent.',
  },
  problem: { zh: '关键词“{word}”前面已经有了', en: 'The keyword "{word}" has an answer already' },
  hint: { zh: '删掉其中一处', en: 'Remove one of them' },
  good: `
messages: { hi: { name: 欢迎, text: 你好 }, pack: { name: 资料, text: 资料在这里 } }
official-accounts:
  news:
    name: 早报
    type: subscription
    positioning: 资讯
    replies: { follow: hi, default: hi, keywords: [{ words: [资料, 干货], reply: pack }] }`,
  bad: `
messages: { hi: { name: 欢迎, text: 你好 }, pack: { name: 资料, text: 资料在这里 } }
official-accounts:
  news:
    name: 早报
    type: subscription
    positioning: 资讯
    replies: { follow: hi, default: hi, keywords: [{ words: [资料], reply: pack }, { words: [资料], reply: hi }] }`,
  check: ({ plan }) =>
    Object.entries(plan['official-accounts']).flatMap(([key, account]) =>
      repeated(account, ['official-accounts', key, 'replies', 'keywords']),
    ),
};

function repeated({ replies }: OfficialAccount, path: Path): Hit[] {
  const seen = new Set<string>();
  return (replies?.keywords ?? []).flatMap(({ words }, i) =>
    words.flatMap((word, at): Hit[] => {
      const plain = word.toLowerCase();
      if (seen.has(plain)) return [{ path: [...path, i, 'words', at], args: { word } }];
      seen.add(plain);
      return [];
    }),
  );
}
