import { isMap, isSeq, Lexer, type Node } from 'yaml';
import { type ParsedFile, placeAt } from './parse-file.ts';
import type { Place } from './place.ts';

/** What a comment `# hetang-ignore <rule>, <rule>: <reason>` asks for. 忽略某条规则的注释 */
export interface Suppression {
  /** Ids as written, without `plan/`; none when the comment names no rule. */
  rules: string[];
  /** Empty when none is given; then the comment has no effect. */
  reason: string;
  /** Where the comment stands. */
  place: Place;
  /** The definition or key that it covers, with all below; null when nothing follows. */
  covers: { from: Place; to: Place } | null;
}

const word = 'hetang-ignore';
const pattern = /^#+\s*hetang-ignore(?![\w-])\s*([^:：]*)(?:[:：]\s*(.*))?$/su;

/**
 * The suppressions of a file. A comment on a line of its own covers the definition or key that follows, one at the end
 * of a line the outermost that begins on that line.
 */
export function suppressionsOf(file: ParsedFile, text: string): Suppression[] {
  if (!file.document || !text.includes(word)) return [];
  const comments = commentsOf(text).flatMap(({ offset, comment }) => {
    const match = pattern.exec(comment.trimEnd());
    return match ? [{ offset, rules: match[1] ?? '', reason: match[2] ?? '' }] : [];
  });
  const spans = comments.length === 0 ? [] : spansOf(file.document.contents);
  return comments.map(({ offset, rules, reason }) => {
    const span = coveredBy(file, text, offset, spans);
    return {
      rules: rules.split(/[\s,，、]+/u).flatMap((id) => (id ? [id.replace(/^plan\//, '')] : [])),
      reason: reason.trim(),
      place: placeAt(file, offset),
      covers: span && { from: placeAt(file, span.from), to: placeAt(file, span.to) },
    };
  });
}

/** Comments with their offsets. The lexer knows a `#` inside a text from one that starts a comment. */
function commentsOf(text: string): { offset: number; comment: string }[] {
  const comments: { offset: number; comment: string }[] = [];
  let offset = 0;
  let isText = false;
  for (const token of new Lexer().lex(text)) {
    if (isText) isText = false;
    else if (token === SCALAR_FOLLOWS) isText = true;
    else if (token.startsWith('#')) comments.push({ offset, comment: token });
    if (!marks.has(token)) offset += token.length;
  }
  return comments;
}

/** What the lexer says without taking a character: https://eemeli.org/yaml/#lexer */
const SCALAR_FOLLOWS = '\u001f';
const marks = new Set(['\u0002', '\u0018', SCALAR_FOLLOWS]);

interface Span {
  from: number;
  to: number;
}

/** Every pair and item, outermost first, in the order of the file. */
function spansOf(root: unknown): Span[] {
  const spans: Span[] = [];
  const walk = (node: unknown): void => {
    if (isMap(node))
      for (const pair of node.items) {
        add(pair.key as Node | null, (pair.value ?? pair.key) as Node | null);
        walk(pair.value);
      }
    else if (isSeq(node))
      for (const item of node.items) {
        add(item as Node, item as Node);
        walk(item);
      }
  };
  const add = (first: Node | null, last: Node | null): void => {
    const [from, to] = [first?.range?.[0], last?.range?.[1] ?? first?.range?.[1]];
    if (from !== undefined && to !== undefined) spans.push({ from, to });
  };
  walk(root);
  return spans;
}

function coveredBy(file: ParsedFile, text: string, offset: number, spans: readonly Span[]): Span | null {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const ownLine = text.slice(lineStart, offset).trim() === '';
  if (ownLine) return spans.find((span) => span.from > offset) ?? null;
  const { line } = placeAt(file, offset);
  const sameLine = spans.find((span) => span.from >= lineStart && span.from < offset);
  return sameLine && placeAt(file, sameLine.from).line === line ? sameLine : null;
}
