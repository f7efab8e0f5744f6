/** Where in a YAML text somebody writes: the keys that lead there (`*` for an item of a list), and the word itself. */
export interface YamlPlace {
  path: string[];
  /** A key of the map at `path`, or the value at `path`. */
  writes: 'key' | 'value';
  word: string;
  /** Where the word begins. */
  from: number;
}

interface Level {
  column: number;
  key: string;
}

const KEY =
  /^(?:"([^"]*)"|'([^']*)'|([^\s#"'{}[\],&*!|>%@`-][^#{}[\],]*?|-[^\s#{}[\],][^#{}[\],]*?))\s*:(?=\s|$)/u;
const BLOCK = /^[|>][+-]?\d?\s*(?:#.*)?$/;

/**
 * Finds the place by indentation alone, for what is being typed is seldom well-formed. Block style goes over lines;
 * `{ … }` and `[ … ]` are understood within a line.
 */
export function yamlPlace(text: string, offset: number): YamlPlace {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const levels = levelsBefore(text.slice(0, lineStart));
  const line = text.slice(lineStart, offset);
  const rest = readLine(levels, line);
  const inner = readFlow(rest.content);
  const from = offset - inner.word.length;
  const outer = levels.map(({ key }) => key);
  const path = [...outer, ...inner.path];
  const inFlow = inner.open;
  const writes = inFlow ? inner.writes : rest.afterKey ? 'value' : 'key';
  return { path, writes, word: inner.word, from };
}

function levelsBefore(text: string): Level[] {
  const levels: Level[] = [];
  let blockDeeperThan: number | null = null;
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const indent = line.length - line.trimStart().length;
    if (blockDeeperThan !== null && indent > blockDeeperThan) continue;
    blockDeeperThan = null;
    if (line.trimStart().startsWith('#')) continue;
    const { content } = readLine(levels, line);
    if (BLOCK.test(content.trim())) blockDeeperThan = indent;
  }
  return levels;
}

/** Takes one line into the levels; what is left is behind its dashes and its key. */
function readLine(levels: Level[], line: string): { content: string; afterKey: boolean } {
  let column = line.length - line.trimStart().length;
  let content = line.slice(column);
  while (/^-(\s|$)/.test(content)) {
    leave(levels, column, true);
    levels.push({ column, key: '*' });
    const skip = content.length - content.slice(1).trimStart().length;
    column += skip;
    content = content.slice(skip);
  }
  const key = KEY.exec(content);
  leave(levels, column, false);
  if (!key) return { content, afterKey: false };
  levels.push({ column, key: key[1] ?? key[2] ?? key[3] ?? '' });
  return { content: content.slice(key[0].length), afterKey: true };
}

/** A dash may stand in the column of the key that it belongs to. */
function leave(levels: Level[], column: number, isItem: boolean): void {
  for (let last = levels.at(-1); last && last.column >= column; last = levels.at(-1)) {
    if (isItem && last.column === column && last.key !== '*') return;
    levels.pop();
  }
}

interface Frame {
  map: boolean;
  key: string | null;
}

function readFlow(content: string): {
  path: string[];
  writes: 'key' | 'value';
  word: string;
  open: boolean;
} {
  const frames: Frame[] = [];
  let word = '';
  for (let at = 0; at < content.length; at++) {
    if (takeSign(frames, content.slice(at, at + 2), word)) word = '';
    else word += content[at];
  }
  const last = frames.at(-1);
  const path = frames.flatMap(({ map, key }) => (map ? (key === null ? [] : [key]) : ['*']));
  const writes = last?.map && last.key === null ? 'key' : 'value';
  return { path, writes, word: word.trimStart().replace(/^["']/, ''), open: last !== undefined };
}

/** What a sign does to the frames around it; false when it is part of a word. */
function takeSign(frames: Frame[], [sign, next = ' ']: string, word: string): boolean {
  const frame = frames.at(-1);
  if (sign === '{' || sign === '[') frames.push({ map: sign === '{', key: null });
  else if (sign === '}' || sign === ']') frames.pop();
  else if (sign === ',' && frame) frame.key = null;
  else if (sign === ':' && frame?.map && /\s/.test(next)) frame.key = word.trim();
  else return false;
  return true;
}
