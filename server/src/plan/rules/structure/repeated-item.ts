import type { Hit, Rule } from '../rule.ts';
import { referencesOf } from '../shared/references.ts';

/** The same key twice in one list. */
export const repeatedItem: Rule = {
  id: 'repeated-item',
  theme: 'structure',
  severity: 'warning',
  title: { zh: '列表里重复的项', en: 'Items repeated in a list' },
  why: {
    zh: '同一个人或标签在一个列表里写两遍没有作用，多半本来要写的是另一个。',
    en: 'The same person or tag twice in a list does nothing; mostly another one was meant.',
  },
  problem: { zh: '“{key}”在这个列表里写了两遍', en: '`{key}` is twice in this list' },
  hint: { zh: '去掉一个，或改成想写的那个', en: 'Remove one, or write the one that was meant' },
  good: `
staff: { lin: { name: 林, wecom: Lin }, he: { name: 何, wecom: He } }
codes: { site: { name: 官网, staff: [lin, he] } }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin }, he: { name: 何, wecom: He } }
codes: { site: { name: 官网, staff: [lin, lin] } }`,
  check: ({ plan }) => {
    const seen = new Set<string>();
    return referencesOf(plan).flatMap(({ kind, key, path, at }): Hit[] => {
      if (at === 'key' || typeof path.at(-1) !== 'number') return [];
      const id = `${path.slice(0, -1).join('/')} ${kind} ${key}`;
      if (seen.has(id)) return [{ path, args: { key } }];
      seen.add(id);
      return [];
    });
  },
};
