import type { Hit, PlanView, Rule } from './rule.ts';

/** A word that the plan's own list refuses. */
export const refusedWord: Rule = {
  id: 'refused-word',
  theme: 'content',
  severity: 'error',
  title: { zh: '禁用词', en: 'Refused words' },
  why: {
    zh: '词表 level: refuse 里的词不能出现在任何发出去的文案里。比对时不看空格、零宽字符、大小写和全角半角。',
    en: 'A word of a list with `level: refuse` must not be in any text that goes out. Spaces, invisible characters, case and width make no difference.',
  },
  problem: {
    zh: '“{word}”在词表“{list}”里，不能用',
    en: '"{word}" is on the word list "{list}" and must not be used',
  },
  hint: { zh: '换一个说法', en: 'Say it in other words' },
  good: `
messages: { a: { name: 甲, text: 直接在这里回复我就好 } }
wordlists: { off-site: { name: 站外引流, level: refuse, words: [加薇信] } }`,
  bad: `
messages: { a: { name: 甲, text: 快来加 薇 信 领资料 } }
wordlists: { off-site: { name: 站外引流, level: refuse, words: [加薇信], instead: 直接在这里回复 } }`,
  check: (view) => listedWords(view, 'refuse'),
};

/** What the lists of one level found, with the list's own advice. */
export function listedWords({ plan, words }: PlanView, level: 'refuse' | 'warn'): Hit[] {
  return words.flatMap(({ list, quoted, path }): Hit[] => {
    const spec = Object.hasOwn(plan.wordlists, list) ? plan.wordlists[list] : undefined;
    if (spec?.level !== level) return [];
    const { name, instead, why } = spec;
    const hint = instead && {
      zh: `换成：${instead}${why ? `（${why}）` : ''}`,
      en: `Say instead: ${instead}${why ? ` (${why})` : ''}`,
    };
    return [{ path, args: { word: quoted, list: name }, ...(hint && { hint }) }];
  });
}
