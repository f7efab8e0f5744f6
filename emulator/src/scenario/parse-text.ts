import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { ScenarioError } from './scenario.ts';

/** A file read into values, with the places where they stand. */
export interface ParsedText {
  value: unknown;
  /** `12:7`: line and column of the value at the path, or of the nearest part above it. */
  placeOf(path: readonly PropertyKey[]): string;
  /** Line of the value at the path. */
  lineOf(path: readonly PropertyKey[]): number;
}

const ALIASES_MAX = 1000;

function nodeAt(document: Document, path: readonly PropertyKey[]): Node | null {
  let node: unknown = document.contents;
  for (const part of path) {
    const next = partOf(node, part);
    if (next === undefined) break;
    node = next;
  }
  return node as Node | null;
}

function partOf(node: unknown, part: PropertyKey): unknown {
  if (isSeq(node)) return typeof part === 'number' ? (node.items[part] ?? undefined) : undefined;
  if (!isMap(node)) return undefined;
  const pair = node.items.find((one) => isScalar(one.key) && one.key.value === part);
  return pair?.value ?? pair?.key ?? undefined;
}

/** Reads YAML, of which JSON is a part. Throws ScenarioError with line and column. */
export function parseText(text: string): ParsedText {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new ScenarioError(`${line}:${col}: ${error.message}`);
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: ALIASES_MAX });
  } catch (error) {
    throw new ScenarioError(`1:1: ${error instanceof Error ? error.message : String(error)}`);
  }
  const position = (path: readonly PropertyKey[]): { line: number; col: number } =>
    lines.linePos(nodeAt(document, path)?.range?.[0] ?? 0);
  return {
    value,
    placeOf(path) {
      const { line, col } = position(path);
      return `${line}:${col}`;
    },
    lineOf: (path) => position(path).line,
  };
}
