import type { Hit, Rule } from './rule.ts';
import { LAW } from './wordlists/word-hit.ts';

/** Words that advertising law does not allow in what is sent to customers. */
export const absoluteClaim: Rule = {
  id: 'absolute-claim',
  theme: 'content',
  severity: 'warning',
  title: { zh: '绝对化用语', en: 'Absolute claims' },
  why: {
    zh: '《广告法》第九条禁止绝对化用语，第二十四、二十五、二十八条禁止保证性承诺和欺骗性内容；平台和监管会检索这些词。要放行其中的词，写一个 level: allow 的词表。',
    en: 'Article 9 of the Advertising Law of the PRC forbids absolute terms, articles 24, 25 and 28 promises and deceit; platforms and regulators look for these words. A word list with `level: allow` lets a word through.',
  },
  problem: { zh: '“{word}”可能违反《广告法》', en: '"{word}" may break the PRC Advertising Law' },
  hint: {
    zh: '换成可以核实的说法，写清数据和来源',
    en: 'Say something that can be verified, with its figures and source',
  },
  good: `messages: { a: { name: 甲, text: 过去三个月里，有四十位卖家用它降低了花费 } }`,
  bad: `messages: { a: { name: 甲, text: 全网第一的投放工具，零 风 险 } }`,
  check: ({ words }) =>
    words.flatMap(({ list, quoted, path }): Hit[] =>
      list === LAW ? [{ path, args: { word: quoted } }] : [],
    ),
};
