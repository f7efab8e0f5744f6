import { isAlias, isMap, isNode, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Path, Text } from '../rules/rule.ts';
import type { Issue } from './issue.ts';
import { type ParsedFile, placeAt } from './parse-file.ts';
import type { Place, Places } from './places.ts';

/** A value that YAML can write, with every map a plain object. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

export interface TreeReader {
  file: ParsedFile;
  places: Places;
  issues: Issue[];
}

// Control characters (but for tab and line ends) and lone surrogates: no screen shows them, and the database
// refuses some.
const unprintable = /[^\P{Cc}\t\n\r]|\p{Cs}/u;

/** Turns a YAML node into plain values, noting where each stands. Refused parts become null with an issue. */
export function readTree(reader: TreeReader, node: unknown, path: Path): Value {
  refuseDecoration(reader, node);
  if (isMap(node)) return readMap(reader, node, path);
  if (isSeq(node)) return node.items.map((item, i) => readChild(reader, item as Node, [...path, i]));
  if (isAlias(node)) return refuse(reader, node, aliasWords);
  if (!isScalar(node)) return null;
  return readScalar(reader, node.value, node);
}

/** The pairs of a map in order, keys as text, without those that were refused. */
export function readPairs(
  reader: TreeReader,
  map: YAMLMap,
  path: Path,
): { key: string; pair: Pair; place: Place }[] {
  const first = new Map<string, Place>();
  const pairs: { key: string; pair: Pair; place: Place }[] = [];
  for (const pair of map.items) {
    const key = readKey(reader, pair.key);
    if (key === undefined) continue;
    const place = placeOf(reader, pair.key as Node);
    const earlier = first.get(key);
    if (earlier) reader.issues.push(duplicateKey([...path, key], place, earlier));
    else pairs.push({ key, pair, place });
    if (!earlier) first.set(key, place);
  }
  return pairs;
}

/** Notes the place of a pair and reads its value. */
export function readPair(reader: TreeReader, pair: Pair, path: Path, keyPlace: Place): Value {
  const value = pair.value as Node | null;
  reader.places.set(path, value?.range ? placeOf(reader, value) : keyPlace, keyPlace);
  return readTree(reader, value, path);
}

export function duplicateKey(path: Path, place: Place, earlier: Place): Issue {
  const key = String(path.at(-1));
  const where = `${earlier.file}:${earlier.line}`;
  return {
    code: 'plan/duplicate-key',
    severity: 'error',
    place,
    text: {
      zh: `“${key}”重复，前一个在 ${where}`,
      en: `\`${key}\` is written twice; the first one is at ${where}`,
    },
    hint: { zh: '合并两处，或改用另一个键', en: 'Merge the two, or give one another key' },
  };
}

function readMap(reader: TreeReader, map: YAMLMap, path: Path): Value {
  const object: { [key: string]: Value } = {};
  for (const { key, pair, place } of readPairs(reader, map, path))
    object[key] = readPair(reader, pair, [...path, key], place);
  return object;
}

function readChild(reader: TreeReader, item: Node | null, path: Path): Value {
  if (item?.range) reader.places.set(path, placeOf(reader, item));
  return readTree(reader, item, path);
}

function readKey(reader: TreeReader, key: unknown): string | undefined {
  if (isScalar(key) && key.value !== null && key.value !== undefined) {
    const text = isNumberWritten(key) ? key.source : String(key.value);
    if (text !== '__proto__' && text !== '<<' && !unprintable.test(text)) return text;
  }
  refuse(reader, key, keyWords);
  return undefined;
}

function isNumberWritten(key: { value: unknown; source?: string }): key is { value: number; source: string } {
  return typeof key.value === 'number' && key.source !== undefined;
}

function readScalar(reader: TreeReader, value: unknown, node: Node): Value {
  if (typeof value === 'string')
    return unprintable.test(value) ? refuse(reader, node, characterWords) : value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : refuse(reader, node, numberWords);
  return typeof value === 'boolean' ? value : null;
}

/** Notes an anchor or a type tag on a node; both are refused everywhere. */
export function refuseDecoration(reader: TreeReader, node: unknown): void {
  if (!isNode(node) || isAlias(node)) return;
  if ('anchor' in node && node.anchor) refuse(reader, node, aliasWords);
  if (node.tag) refuse(reader, node, tagWords);
}

type Refusal = { code: string; text: Text; hint: Text };

function refuse(reader: TreeReader, node: unknown, words: Refusal): null {
  reader.issues.push({ ...words, severity: 'error', place: placeOf(reader, node as Node) });
  return null;
}

function placeOf(reader: TreeReader, node: Node | null | undefined): Place {
  return placeAt(reader.file, node?.range?.[0] ?? 0);
}

const aliasWords: Refusal = {
  code: 'plan/alias',
  text: {
    zh: '方案里不能用锚点（&）和别名（*）',
    en: 'Anchors (&) and aliases (*) cannot be used in a plan',
  },
  hint: {
    zh: '把内容原样再写一遍；以 & 或 * 开头的文字请加引号',
    en: 'Write it out again; quote text that starts with & or *',
  },
};
const tagWords: Refusal = {
  code: 'plan/yaml-tag',
  text: { zh: '方案里不能用 YAML 类型标记（!）', en: 'YAML type tags (!) cannot be used in a plan' },
  hint: { zh: '去掉标记；以 ! 开头的文字请加引号', en: 'Remove it; quote text that starts with !' },
};
const keyWords: Refusal = {
  code: 'plan/bad-key',
  text: { zh: '这里不能作为键', en: 'This cannot be a key' },
  hint: { zh: '键用英文字母、数字和连字符', en: 'Keys are letters, digits and hyphens' },
};
const characterWords: Refusal = {
  code: 'plan/control-character',
  text: { zh: '文字里有看不见的控制字符', en: 'The text holds an invisible control character' },
  hint: { zh: '删掉它，重新输入这一段', en: 'Delete it and type the text again' },
};
const numberWords: Refusal = {
  code: 'plan/bad-number',
  text: { zh: '不是一个有限的数', en: 'This is not a finite number' },
  hint: { zh: '写普通的数；如果是文字，请加引号', en: 'Write an ordinary number; quote it if it is text' },
};
