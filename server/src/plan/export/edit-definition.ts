import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  Pair,
  Scalar,
  visit,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import type { Schema } from '../check/schema-walk.ts';
import { textOfNode, toYaml } from '../yaml-style.ts';
import { lineStart } from './chunks.ts';
import { editValue, type ValueEdits } from './edit-value.ts';
import type { Splice } from './splice.ts';

interface Source {
  text: string;
  document: Document;
}

/** The changes of text that make one `key: value` of a file say `target`; none when it says so already. */
export function editDefinition(source: Source, pair: Pair, schema: Schema, target: unknown): Splice[] {
  const edits: ValueEdits = { document: source.document, scalars: new Set(), collections: new Set() };
  if (!isNode(pair.value) || !isScalar(pair.key)) return [];
  const end = endOf(source.text, pair.value);
  const before = new Map([...spots(pair.value)].map((node) => [node, stretchOf(source.text, node)]));
  const instead = editValue(edits, schema, pair.value, target);
  if (instead) {
    const map = new YAMLMap();
    // A new key, for the notes above the old one stay where they are.
    map.items.push(new Pair(new Scalar(pair.key.value), instead));
    const start = pair.key.range?.[0] ?? 0;
    return [{ start, end, text: setIn(textOfNode(map), column(source.text, start)) }];
  }
  return splicesOf(source, pair.value, edits, before);
}

/** Every node that may be written anew: its place has to be known before anything moves. */
function* spots(root: Node): Generator<Node> {
  const found: Node[] = [];
  visit(root, { Node: (_, node) => void found.push(node as Node) });
  yield* found;
}

type Stretches = ReadonlyMap<Node, { start: number; end: number }>;

/** The outermost collections that changed are written anew; words and numbers outside them in their place. */
function splicesOf(source: Source, root: Node, edits: ValueEdits, stretches: Stretches): Splice[] {
  const splices: Splice[] = [];
  const replace = (node: Node, write: (at: number) => string): void => {
    const stretch = stretches.get(node);
    if (stretch) splices.push({ ...stretch, text: write(stretch.start) });
  };
  const enter = (node: unknown, flow: boolean): void => {
    if (isScalar(node) && edits.scalars.has(node))
      replace(node, (at) => scalarText(source.text, node, { flow, at }));
    if (!isMap(node) && !isSeq(node)) return;
    if (edits.collections.has(node)) replace(node, (at) => collectionText(source.text, node, at));
    else for (const one of inner(node)) enter(one, flow || node.flow === true);
  };
  enter(root, false);
  return splices;
}

function inner(node: YAMLMap | YAMLSeq): unknown[] {
  return isMap(node) ? node.items.map((pair) => pair.value) : node.items;
}

/** Notes above a collection and after it stay where they are; only what is inside is written. */
function collectionText(text: string, node: YAMLMap | YAMLSeq, at: number): string {
  const { commentBefore, comment, spaceBefore } = node;
  Object.assign(node, { commentBefore: null, comment: null, spaceBefore: false });
  const emptied = node.items.length === 0;
  if (emptied) node.flow = true;
  const written = setIn(textOfNode(node), column(text, at));
  Object.assign(node, { commentBefore, comment, spaceBefore });
  return written;
}

function scalarText(text: string, node: Scalar, { flow, at }: { flow: boolean; at: number }): string {
  const plain = new Scalar(node.value);
  if (node.type) plain.type = node.type;
  if (flow) {
    const list = new YAMLSeq();
    list.flow = true;
    list.items.push(plain);
    return textOfNode(list).replace(/^\[ ?/, '').replace(/ ?\]$/, '');
  }
  const map = new YAMLMap();
  map.set('k', plain);
  return setIn(textOfNode(map).slice('k: '.length), indentOfLine(text, at));
}

function stretchOf(text: string, node: Node): { start: number; end: number } {
  return { start: node.range?.[0] ?? 0, end: endOf(text, node) };
}

/** Where a node ends, with the comment behind its last word, which belongs to that word. */
function endOf(text: string, node: Node): number {
  const last = lastOf(node);
  let end = last.range?.[1] ?? 0;
  while (end > 0 && /\s/.test(text[end - 1] ?? '')) end--;
  if (last === node || last.comment === undefined || last.comment === null) return end;
  const lineEnd = text.indexOf('\n', end);
  const rest = text.slice(end, lineEnd < 0 ? text.length : lineEnd);
  return /^\s+#/.test(rest) ? end + rest.trimEnd().length : end;
}

function lastOf(node: Node): Node {
  if ((isMap(node) || isSeq(node)) && node.flow) return node;
  const item = isMap(node) || isSeq(node) ? node.items.at(-1) : undefined;
  const inner =
    item && 'value' in (item as object) && 'key' in (item as object) ? pairEnd(item as Pair) : item;
  return isNode(inner) ? lastOf(inner as Node) : node;
}

function pairEnd(pair: Pair): unknown {
  return isNode(pair.value) ? pair.value : pair.key;
}

function column(text: string, at: number): number {
  return at - lineStart(text, at);
}

function indentOfLine(text: string, at: number): number {
  const start = lineStart(text, at);
  return /^[ -]*/.exec(text.slice(start))?.[0].length ?? 0;
}

/** Lines after the first are set in by so many columns; empty ones stay empty. */
function setIn(text: string, columns: number): string {
  return text.replaceAll(/\n(?=[^\n])/g, `\n${' '.repeat(columns)}`);
}

/** Definitions that are new, as lines of a map that is set in by so many columns. */
export function freshText(content: Record<string, unknown>, columns: number): string {
  return `${' '.repeat(columns)}${setIn(toYaml(content, 2).trimEnd(), columns)}\n`;
}
