import { Composer, type CST, type Document, LineCounter, Parser, type YAMLError } from 'yaml';
import type { Text } from '../rules/rule.ts';
import { nestsDeeper } from './depth.ts';
import type { Issue } from './issue.ts';
import { limits } from './limits.ts';
import { wordsForYamlError } from './yaml-words.ts';

export interface ParsedFile {
  path: string;
  /** Null when the file cannot be used; the issues say why. */
  document: Document | null;
  lines: LineCounter;
  issues: Issue[];
}

/** Reads one YAML text. Never throws. */
export function parseFile(path: string, text: string): ParsedFile {
  const lines = new LineCounter();
  const file: ParsedFile = { path, document: null, lines, issues: [] };
  const refuse = (offset: number, code: string, words: Text, hint?: Text): ParsedFile => {
    file.issues.push({ code, severity: 'error', place: placeAt(file, offset), text: words, hint });
    return file;
  };
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  if (nestsDeeper(tokens, limits.depth))
    return refuse(
      0,
      'plan/too-deep',
      { zh: `嵌套超过 ${limits.depth} 层`, en: `Nested more than ${limits.depth} levels deep` },
      { zh: '把内容拆成更小的定义', en: 'Split it into smaller definitions' },
    );
  const second = tokens.filter((token) => token.type === 'document')[1];
  if (second)
    return refuse(
      second.offset,
      'plan/several-documents',
      { zh: '一个文件里有多个 YAML 文档', en: 'One file holds several YAML documents' },
      { zh: '删掉 --- 分隔线，或拆成几个文件', en: 'Remove the --- line, or split the file' },
    );
  const document = compose(tokens, text.length);
  if (!document) return file;
  file.issues.push(...firstOfEachLine(document.errors.map((error) => syntaxIssue(file, error, text))));
  if (document.errors.length === 0) file.document = document;
  return file;
}

/** `uniqueKeys` is off because the tree walk names both places of a duplicate, and in linear time. */
function compose(tokens: CST.Token[], length: number): Document | undefined {
  const composer = new Composer({ uniqueKeys: false, version: '1.2', schema: 'core', logLevel: 'silent' });
  const [document] = [...composer.compose(tokens, true, length)];
  return document;
}

/** Later errors of a line, and of a file, are mostly echoes of the first. */
function firstOfEachLine(issues: Issue[]): Issue[] {
  return issues
    .filter((issue, i) => issue.place.line !== issues[i - 1]?.place.line)
    .slice(0, limits.syntaxErrors);
}

function syntaxIssue(file: ParsedFile, error: YAMLError, text: string): Issue {
  const place = placeAt(file, error.pos[0]);
  const start = file.lines.lineStarts[place.line - 1] ?? 0;
  const end = text.indexOf('\n', start);
  const line = text.slice(start, end < 0 ? start + 500 : end);
  return { code: 'plan/syntax', severity: 'error', place, ...wordsForYamlError(error.code, line) };
}

/** Line and column of an offset, both from 1. */
export function placeAt(file: Pick<ParsedFile, 'path' | 'lines'>, offset: number): Issue['place'] {
  const { line, col } = file.lines.linePos(offset);
  return { file: file.path, line: Math.max(line, 1), column: Math.max(col, 1) };
}
