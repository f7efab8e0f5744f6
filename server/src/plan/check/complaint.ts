import type { Fix, Path, Text } from '../rules/rule.ts';

/** What is wrong with one value, before its place is known. */
export interface Complaint {
  path: Path;
  code: string;
  /** The place of the key says more than that of the value. */
  at?: 'key';
  text: Text;
  hint?: Text | undefined;
  fix?: Fix | undefined;
}

/** A value as a short quotation. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** `a`, `b` or `c` for both languages. */
export function listOf(words: readonly string[]): Text {
  return { zh: words.join('、'), en: words.join(', ') };
}

/** Splits a schema's `Noun: examples / 名词:示例` into the four parts that messages use. */
export function describe(description: string | undefined): { noun?: Text; examples?: Text } {
  if (!description) return {};
  const [en = '', zh = en] = description.split(' / ');
  const [enNoun = '', enExamples] = cut(en);
  const [zhNoun = '', zhExamples] = cut(zh);
  if (!enExamples || !zhExamples) return { examples: { en, zh } };
  return {
    noun: { en: withArticle(enNoun), zh: zhNoun },
    examples: { en: enExamples, zh: zhExamples },
  };
}

function cut(text: string): [string?, string?] {
  const at = text.search(/[:：]/);
  return at < 0 ? [text] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function withArticle(noun: string): string {
  const word = noun.charAt(0).toLowerCase() + noun.slice(1);
  return /^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`;
}
