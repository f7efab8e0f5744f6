import { isMap, isNode, isScalar, type Pair, type YAMLMap } from 'yaml';

/** One entry of a block map as it stands in the text: whole lines, with the comments and blank lines above it. */
export interface Chunk {
  key: string;
  pair: Pair;
  start: number;
  end: number;
}

/** Cuts a block map into its entries; null when it has none or is written on one line. */
export function chunksOf(text: string, map: unknown): Chunk[] | null {
  if (!isMap(map) || map.flow || map.items.length === 0) return null;
  const chunks: Chunk[] = [];
  for (const pair of map.items) {
    const range = isNode(pair.key) ? pair.key.range : undefined;
    if (!range || !isScalar(pair.key)) return null;
    const before = chunks.at(-1);
    const line = lineStart(text, range[0]);
    const start = before ? leadingStart(text, line, contentEnd(before.pair)) : ownNotes(text, line, range[0]);
    if (before) before.end = start;
    chunks.push({ key: String(pair.key.value), pair, start, end: start });
  }
  const last = chunks.at(-1);
  if (last) last.end = afterLine(text, lastContent(text, contentEnd(last.pair)));
  return chunks;
}

/** How far a map is set in: the column of its first key. */
export function indentOf(text: string, map: YAMLMap): number {
  const at = map.range?.[0] ?? 0;
  return at - lineStart(text, at);
}

/** Where the text of a value ends. */
function contentEnd({ key, value }: Pair): number {
  const node = isNode(value) ? value : key;
  return (isNode(node) ? node.range?.[1] : undefined) ?? 0;
}

export function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** What stands right above the first entry is about it; notes at the head of a file are about the file. */
function ownNotes(text: string, line: number, key: number): number {
  let start = line;
  while (key > line && start > 0) {
    const above = lineStart(text, start - 1);
    if (!text.slice(above, start).trim().startsWith('#')) break;
    start = above;
  }
  return start;
}

/** Upwards over blank lines and comments, not into what stands before. */
function leadingStart(text: string, from: number, floor: number): number {
  let start = from;
  while (start > floor) {
    const above = lineStart(text, start - 1);
    const line = text.slice(above, start).trim();
    if (above < floor || (line !== '' && !line.startsWith('#'))) break;
    start = above;
  }
  return start;
}

/** A block value may end after its line break: back to its last visible character. */
function lastContent(text: string, end: number): number {
  let at = end;
  while (at > 0 && /\s/.test(text[at - 1] ?? '')) at--;
  return at;
}

function afterLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}
