import { isAlias, isMap, isNode, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Text } from '../rules/rule.ts';
import type { Issue } from './issue.ts';
import { keyText, unprintable } from './keys.ts';
import { type ParsedFile, placeAt } from './parse-file.ts';
import type { Place } from './place.ts';

/** A value that YAML can write, with every map a plain object. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

export interface TreeReader {
  file: ParsedFile;
  issues: Issue[];
}

/** Turns a YAML node into plain values. Refused parts become null with an issue. */
export function readTree(reader: TreeReader, node: unknown): Value {
  refuseDecoration(reader, node);
  if (isMap(node)) return readMap(reader, node);
  if (isSeq(node)) return node.items.map((item) => readTree(reader, item));
  if (isAlias(node)) return refuse(reader, node, aliasWords);
  if (!isScalar(node)) return null;
  return readScalar(reader, node.value, node);
}

/** The pairs of a map in order, keys as text, without those that were refused. */
export function readPairs(reader: TreeReader, map: YAMLMap): { key: string; pair: Pair }[] {
  const first = new Map<string, Pair>();
  for (const pair of map.items) {
    const key = readKey(reader, pair.key);
    if (key === undefined) continue;
    const earlier = first.get(key);
    if (earlier)
      reader.issues.push(
        duplicateKey(key, placeOf(reader, pair.key as Node), placeOf(reader, earlier.key as Node)),
      );
    else first.set(key, pair);
  }
  return [...first].map(([key, pair]) => ({ key, pair }));
}

export function duplicateKey(key: string, place: Place, earlier: Place): Issue {
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

function readMap(reader: TreeReader, map: YAMLMap): Value {
  const object: { [key: string]: Value } = {};
  for (const { key, pair } of readPairs(reader, map)) object[key] = readTree(reader, pair.value);
  return object;
}

function readKey(reader: TreeReader, key: unknown): string | undefined {
  const text = keyText(key);
  if (text === undefined) refuse(reader, key, keyWords);
  return text;
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

/** Where a node starts. */
export function placeOf(reader: Pick<TreeReader, 'file'>, node: Node | null | undefined): Place {
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
