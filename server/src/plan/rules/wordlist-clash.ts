import type { Hit, Rule, Text } from './rule.ts';

/** A list without a word, and a word that one list refuses while another lets it through. */
export const wordlistClash: Rule = {
  id: 'wordlist-clash',
  theme: 'content',
  severity: 'warning',
  title: { zh: '词表为空或互相矛盾', en: 'Word lists that are empty or contradict' },
  why: {
    zh: '一个词既禁止又放行时放行为准，禁止它的那一行就不起作用；空词表什么也查不出。',
    en: 'A word that is both refused and allowed is allowed, so the line that refuses it does nothing; an empty list finds nothing.',
  },
  problem: { zh: '词表不起作用：{why}', en: 'The word list does nothing: {why}' },
  hint: {
    zh: '写上词，或从其中一个词表里删掉它',
    en: 'Write words, or take the word out of one of the lists',
  },
  good: `
wordlists:
  off-site: { name: 站外引流, level: refuse, words: [代购] }
  fine: { name: 放行, level: allow, words: [代购物车] }`,
  bad: `
wordlists:
  off-site: { name: 站外引流, level: refuse, words: [代购] }
  fine: { name: 放行, level: allow, words: [代购] }`,
  check({ plan }) {
    const lists = Object.entries(plan.wordlists);
    const allowed = new Map(
      lists.flatMap(([, { level, name, words }]) =>
        level === 'allow' ? words.map((word) => [word, name] as const) : [],
      ),
    );
    return lists.flatMap(([key, { level, words, patterns }]): Hit[] => {
      const path = ['wordlists', key];
      if (words.length + patterns.length === 0) return [{ path, at: 'key', args: { why: empty } }];
      if (level === 'allow') return [];
      return words.flatMap((word, i): Hit[] => {
        const other = allowed.get(word);
        if (other === undefined) return [];
        const why = { zh: `词表“${other}”放行了“${word}”`, en: `the list "${other}" allows "${word}"` };
        return [{ path: [...path, 'words', i], args: { why } }];
      });
    });
  },
};

const empty: Text = { zh: '没有词，也没有模式', en: 'it has neither words nor patterns' };
