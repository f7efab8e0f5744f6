import {
  Document,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  visit,
  type YAMLSeq,
} from 'yaml';
import { type Splice, spliced } from './export/splice.ts';

const OPTIONS = { version: '1.2', schema: 'core', aliasDuplicateObjects: false } as const;

/** Writes YAML in the house style. Collections with at most `linesPerKey` ancestors always have a line for each entry. */
export function toYaml(content: unknown, linesPerKey = 3): string {
  const document = new Document(content, OPTIONS);
  visit(document, {
    Collection(_, node, ancestors) {
      if (ancestors.length <= linesPerKey) return;
      node.flow = readsBestOnOneLine(node, ancestors);
      // Nothing inside a one-line collection can have lines of its own.
      if (node.flow) return visit.SKIP;
    },
  });
  return textOf(document);
}

/** A value as a node of a document, on one line where it reads best so. */
export function nodeFor(document: Document, value: unknown): Node {
  const node = document.createNode(value, { aliasDuplicateObjects: false });
  visit(node as Node, {
    Collection(_, inner, ancestors) {
      // One key, such as a step, reads best as `- wait: 10m`.
      if (ancestors.length === 0 && isMap(inner) && inner.items.length === 1) return;
      inner.flow = readsBestOnOneLine(inner, ancestors);
      if (inner.flow) return visit.SKIP;
    },
  });
  return node as Node;
}

/** The text of a node by itself, without a line break at its end. */
export function textOfNode(node: Node): string {
  const document = new Document(null, OPTIONS);
  document.contents = node as never;
  return textOf(document).trimEnd();
}

function textOf(document: Document): string {
  return tightened(document.toString({ lineWidth: 0 }));
}

/** The library pads `{ a: b }` and `[ a ]` alike; lists read better as `[a]`. */
function tightened(text: string): string {
  if (!/\[ /.test(text)) return text;
  const splices: Splice[] = [];
  visit(parseDocument(text, { ...OPTIONS, uniqueKeys: false, logLevel: 'silent' }), {
    Seq(_, node) {
      if (node.flow) splices.push(...padding(text, node));
    },
  });
  return spliced(text, splices);
}

function padding(text: string, { range, items }: YAMLSeq): Splice[] {
  const [start, end] = range ?? [0, 0];
  if (items.length === 0 || text[start + 1] !== ' ' || text[end - 2] !== ' ') return [];
  return [start + 1, end - 2].map((at) => ({ start: at, end: at + 1, text: '' }));
}

const stepLists = new Set(['steps', 'do', 'else', 'branch']);

/** Small things do: `{ event: order.paid, where: { sku: managed } }`. Steps have a line each. */
function readsBestOnOneLine(node: Node, ancestors: readonly unknown[]): boolean {
  const [grandparent, parent] = ancestors.slice(-2);
  if (isStepList(parent) || (isSeq(parent) && isStepList(grandparent))) return false;
  return lengthOf(node) <= 80;
}

function isStepList(pair: unknown): boolean {
  return isPair(pair) && isScalar(pair.key) && stepLists.has(String(pair.key.value));
}

function lengthOf(node: unknown): number {
  if (isScalar(node)) {
    const text = String(node.value);
    return text.includes('\n') ? Number.POSITIVE_INFINITY : text.length;
  }
  if (isSeq(node)) return sum(node.items.map((item) => lengthOf(item) + 2));
  if (isMap(node)) return sum(node.items.map((pair) => lengthOf(pair.key) + lengthOf(pair.value) + 4));
  return 0;
}

function sum(lengths: number[]): number {
  return lengths.reduce((total, length) => total + length, 0);
}
