import type { Wordlist } from '@hetang/contract/plan/kinds/wordlists';
import type { OutgoingText, Path } from '../rule.ts';
import { advertisingLaw, harmless } from './advertising-law.ts';
import { normalise } from './normalise.ts';
import { patternMatches } from './pattern.ts';
import { LAW, type WordHit } from './word-hit.ts';
import { type Match, WordTree } from './word-tree.ts';

interface Entry {
  list: string;
  allow: boolean;
}

/**
 * Every word of the plan's lists and of the built-in one in the texts that customers read, without what an `allow` list
 * lets through.
 */
export function findWords(
  wordlists: Record<string, Wordlist>,
  texts: readonly Pick<OutgoingText, 'text' | 'path' | 'internal'>[],
): WordHit[] {
  const tree = treeOf(wordlists);
  const patterns = Object.entries(wordlists).flatMap(([list, { level, patterns: all }]) =>
    all.map((pattern) => ({ of: { list, allow: level === 'allow' }, pattern: normalise(pattern).text })),
  );
  return texts.flatMap(({ text, path, internal }) => {
    if (internal) return [];
    const { text: plain, at } = normalise(text);
    const wild = patterns.flatMap(({ of, pattern }) =>
      patternMatches(plain, pattern).map((stretch) => ({ ...stretch, of })),
    );
    const all = [...tree.matches(plain), ...wild].filter(({ of }) => looksAt(wordlists, of, path));
    const hits = chosen(all).map(({ start, end, of }): WordHit => {
      return { list: of.list, quoted: text.slice(at[start], at[end]).trim(), path };
    });
    return once(hits);
  });
}

function treeOf(wordlists: Record<string, Wordlist>): WordTree<Entry> {
  const tree = new WordTree<Entry>();
  const add = (words: readonly string[], entry: Entry) => {
    for (const word of words) tree.add(normalise(word).text, entry);
  };
  add(advertisingLaw, { list: LAW, allow: false });
  add(harmless, { list: LAW, allow: true });
  for (const [list, { level, words }] of Object.entries(wordlists))
    add(words, { list, allow: level === 'allow' });
  return tree;
}

function looksAt(wordlists: Record<string, Wordlist>, { list }: Entry, path: Path): boolean {
  const scope = list === LAW ? undefined : wordlists[list]?.in;
  return scope === undefined || scope.some((kind) => kind === path[0]);
}

/** Without what lies inside an allowed stretch or inside a longer word of the same list. One sweep in order. */
function chosen(matches: readonly Match<Entry>[]): Match<Entry>[] {
  if (matches.length === 0) return [];
  // Of those that start together the longest comes first and covers the others.
  const inOrder = matches.toSorted(
    (a, b) => a.start - b.start || b.end - a.end || Number(b.of.allow) - Number(a.of.allow),
  );
  let allowedTo = 0;
  const coveredTo = new Map<string, number>();
  return inOrder.filter(({ end, of }) => {
    if (of.allow) {
      allowedTo = Math.max(allowedTo, end);
      return false;
    }
    const covered = coveredTo.get(of.list) ?? 0;
    if (end > covered) coveredTo.set(of.list, end);
    return end > covered && end > allowedTo;
  });
}

/** Each word once for each text. */
function once(hits: readonly WordHit[]): WordHit[] {
  const seen = new Set<string>();
  return hits.filter(({ list, quoted }) => {
    const id = `${list} ${quoted}`;
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}
