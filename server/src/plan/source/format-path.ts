import type { Path, Text } from '../rules/rule.ts';

/** `steps[2].wait`, as people write it. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text ? `${text}.${part}` : part;
  }, '');
}

/** Puts the path before the words, so that a finding can be understood without opening the file. */
export function withPath(path: Path, text: Text): Text {
  const where = formatPath(path);
  return where ? { zh: `${where}：${text.zh}`, en: `${where}: ${text.en}` } : text;
}
