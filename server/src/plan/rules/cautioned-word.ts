import { listedWords } from './refused-word.ts';
import type { Rule } from './rule.ts';

/** A word that the plan's own list warns of. */
export const cautionedWord: Rule = {
  id: 'cautioned-word',
  theme: 'content',
  severity: 'warning',
  title: { zh: '慎用词', en: 'Words to avoid' },
  why: {
    zh: '词表 level: warn 里的词可以用，但要再看一眼：行业敏感词、竞品名、内部叫法。',
    en: 'A word of a list with `level: warn` may be used after a second look: sensitive words of the trade, names of competitors, internal names.',
  },
  problem: {
    zh: '“{word}”在词表“{list}”里，请再看一眼',
    en: '"{word}" is on the word list "{list}": look again',
  },
  hint: { zh: '换一个说法，或确认这里可以用', en: 'Say it in other words, or make sure it may stay' },
  good: `
messages: { a: { name: 甲, text: 我们和常见的几类工具逐项比过 } }
wordlists: { rivals: { name: 竞品名, level: warn, words: [某某助手] } }`,
  bad: `
messages: { a: { name: 甲, text: 比某某助手强 } }
wordlists: { rivals: { name: 竞品名, level: warn, words: [某某助手] } }`,
  check: (view) => listedWords(view, 'warn'),
};
