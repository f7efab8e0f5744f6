import type { Wordlist } from '@hetang/contract/plan/kinds/wordlists';
import type { Hit, Path, Rule, Text } from '../rule.ts';

/** The platform's limits for what it stops staff from sending. */
const RULES = 100;
const WORDS = 300;
const WORD_CHARS = 32;
const NAME_CHARS = 20;

/** Word lists that WeCom is to keep as well must be such as it takes. */
export const wordlistInWecom: Rule = {
  id: 'wordlist-in-wecom',
  theme: 'platform',
  severity: 'error',
  title: { zh: '同步到企业微信的词表', en: 'Word lists kept in WeCom' },
  why: {
    zh: '企业微信的聊天敏感词：一个企业至多 100 条规则，每条至多 300 个词（多的自动分成几条），词至多 32 个字，规则名至多 20 个字且不能重复。',
    en: 'Rules for words in WeCom: 100 in a corp, 300 words each (a longer list becomes several), 32 characters a word, names of 20 characters that are all different.',
  },
  problem: { zh: '词表同步不到企业微信：{why}', en: 'The word list cannot be kept in WeCom: {why}' },
  hint: {
    zh: '按提示改短或改名；只在荷塘里查的词表不写 wecom',
    en: 'Shorten or rename it; leave `wecom` out of lists that only Hetang looks at',
  },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
wordlists: { off-site: { name: 站外引流, level: refuse, words: [加薇信], wecom: true } }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin } }
wordlists: { fine: { name: 放行, level: allow, words: [代购物车], wecom: true } }`,
  check({ plan }) {
    const seen = new Set<string>();
    let rules = 0;
    return Object.entries(plan.wordlists).flatMap(([key, list]): Hit[] => {
      if (list.wecom === undefined) return [];
      const path = ['wordlists', key];
      const parts = Math.max(1, Math.ceil(list.words.length / WORDS));
      rules += parts;
      const hits = [...aboutList(list, path), ...aboutName(list.name, { parts, seen, path })];
      if (rules > RULES && rules - parts <= RULES)
        hits.push({ path, at: 'key', args: { why: tooMany(rules) } });
      return hits;
    });
  },
};

function aboutList({ level, words, wecom }: Wordlist, path: Path): Hit[] {
  if (level === 'allow') return [{ path: [...path, 'wecom'], args: { why: allows } }];
  const isEmpty = words.length === 0 && (wecom === true || !wecom?.also);
  if (isEmpty) return [{ path: [...path, 'wecom'], args: { why: empty } }];
  return words.flatMap((word, i): Hit[] =>
    [...word].length > WORD_CHARS ? [{ path: [...path, 'words', i], args: { why: longWord } }] : [],
  );
}

/** A list of several rules has their numbers behind its name. */
function aboutName(
  name: string,
  { parts, seen, path }: { parts: number; seen: Set<string>; path: Path },
): Hit[] {
  const names = Array.from({ length: parts }, (_, nr) => (nr === 0 ? name : `${name} ${nr + 1}`));
  const isTaken = names.some((one) => seen.has(one));
  for (const one of names) seen.add(one);
  const at = [...path, 'name'];
  if ([...(names.at(-1) ?? '')].length > NAME_CHARS) return [{ path: at, args: { why: longName } }];
  return isTaken ? [{ path: at, args: { why: taken } }] : [];
}

const allows: Text = { zh: '放行的词没有可拦的', en: 'words that are allowed stop nothing' };
const empty: Text = {
  zh: '没有词，模式不能同步；要拦手机号、邮箱或红包就写 also',
  en: 'it has no words, and patterns stay here; write `also` to stop numbers, addresses or red packets',
};
const longWord: Text = {
  zh: `词超过 ${WORD_CHARS} 个字`,
  en: `a word of over ${WORD_CHARS} characters`,
};
const longName: Text = {
  zh: `规则名超过 ${NAME_CHARS} 个字`,
  en: `a name of over ${NAME_CHARS} characters`,
};
const taken: Text = { zh: '和另一个同步的词表重名', en: 'another list that is kept there has this name' };
const tooMany = (count: number): Text => ({
  zh: `到这里有 ${count} 条规则，至多 ${RULES} 条`,
  en: `it makes ${count} rules, at most ${RULES}`,
});
