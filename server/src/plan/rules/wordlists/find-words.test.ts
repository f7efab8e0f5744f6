import type { Wordlist } from '@hetang/contract/plan/kinds/wordlists';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advertisingLaw } from './advertising-law.ts';
import { findWords } from './find-words.ts';
import { patternMatches } from './pattern.ts';
import { WordTree } from './word-tree.ts';

const list = (level: Wordlist['level'], words: string[], more: Partial<Wordlist> = {}): Wordlist => ({
  name: '词表',
  level,
  words,
  patterns: [],
  ...more,
});
const said = (text: string) => [{ text, path: ['messages', 'a', 'text'] }];
const quotes = (lists: Record<string, Wordlist>, text: string) =>
  findWords(lists, said(text)).map((hit) => `${hit.list} ${hit.quoted}`);

describe('a word is found', () => {
  test.each([
    ['加薇信', '请加薇信'],
    ['加薇信', '请加 薇\u200b信'],
    ['VIP', '成为ｖｉｐ'],
    ['100%', '１００ ％ 有用'],
    ['㎡', '一 m2'],
  ])('%s in "%s"', (word, text) => {
    expect(quotes({ own: list('refuse', [word]) }, text).some((hit) => hit.startsWith('own '))).toBe(true);
  });
  test('and quoted as it stands in the text', () => {
    expect(quotes({ own: list('refuse', ['加薇信']) }, '快加 薇 信 吧')).toEqual(['own 加 薇 信']);
  });
  test('once for each text, the longest of a list', () => {
    expect(quotes({ own: list('warn', ['刷单', '刷单返现']) }, '刷单返现，刷单返现，刷单')).toEqual([
      'own 刷单返现',
      'own 刷单',
    ]);
  });
  test('not inside what another list allows, but beside it', () => {
    const lists = { own: list('refuse', ['代购']), fine: list('allow', ['代购物车']) };
    expect(quotes(lists, '帮你代购物车里的东西')).toEqual([]);
    expect(quotes(lists, '代购物车，代购')).toEqual(['own 代购']);
  });
  test('not in texts that the list does not look at', () => {
    expect(quotes({ own: list('refuse', ['返现'], { in: ['scripts'] }) }, '返现')).toEqual([]);
  });
  test('the law is built in; ordinary speech is not meant', () => {
    expect(quotes({}, '全网第一的工具')).toEqual(['#law 全网第一']);
    expect(quotes({}, '最好提前五分钟到')).toEqual([]);
    expect(new Set(advertisingLaw).size).toBe(advertisingLaw.length);
  });
});

test('the tree finds exactly what looking for each word finds', () => {
  const letters = fc.constantFrom('a', 'b', 'c');
  const word = fc.string({ unit: letters, minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { maxLength: 8 }),
      fc.string({ unit: letters, maxLength: 30 }),
      (words, text) => {
        const tree = new WordTree<string>();
        for (const each of words) tree.add(each, each);
        const expected = words.flatMap((each) =>
          [...text].flatMap((_, at) => (text.startsWith(each, at) ? [`${at} ${each}`] : [])),
        );
        expect(
          tree
            .matches(text)
            .map(({ start, of }) => `${start} ${of}`)
            .sort(),
        ).toEqual(expected.sort());
      },
    ),
  );
});

test('a pattern finds what the regular expression of the same meaning finds', () => {
  const letters = fc.constantFrom('a', 'b', 'x');
  const part = fc.string({ unit: letters, minLength: 1, maxLength: 2 });
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 2, maxLength: 4 }),
      fc.string({ unit: letters, maxLength: 40 }),
      (parts, text) => {
        const expression = new RegExp(parts.join('[^]{0,10}'));
        expect(patternMatches(text, parts.join('*')).length > 0).toBe(expression.test(text));
      },
    ),
  );
});

test('5,000 words are looked for in 200 texts; hostile words and texts do not hang', () => {
  const character = (n: number) => String.fromCodePoint(0x4e00 + (n % 3000));
  const words = Array.from({ length: 5000 }, (_, i) =>
    [i * 7, i * 13 + 5, i * 31 + 11, i]
      .slice(0, 2 + (i % 3))
      .map(character)
      .join(''),
  );
  const texts = Array.from({ length: 200 }, (_, i) => ({
    text: Array.from({ length: 300 }, (_, j) => character(i * 311 + j * j * 17)).join('') + words[i * 20],
    path: ['messages', `m${i}`, 'text'],
  }));
  const lists = { own: list('refuse', words) };
  expect(findWords(lists, texts).length).toBeGreaterThanOrEqual(200);

  const same = { own: list('refuse', ['啊', '啊啊', '啊'.repeat(50)], { patterns: ['啊*啊*啊*啊'] }) };
  const long = Array.from({ length: 50 }, () => ({
    text: '啊'.repeat(4000),
    path: ['messages', 'a', 'text'],
  }));
  // Whoever looks at every way to match never comes back from this.
  expect(findWords(same, long).length).toBeGreaterThan(0);
});
