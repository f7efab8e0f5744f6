import type { Finding } from '@hetang/contract/http/plan';

/** Where a line and column (both from 1) are in a text; the end when they lie beyond it. */
export function offsetOf(text: string, line: number, column = 1): number {
  let at = 0;
  for (let i = 1; i < line; i++) {
    const next = text.indexOf('\n', at);
    if (next < 0) return text.length;
    at = next + 1;
  }
  return Math.min(at + column - 1, text.length);
}

/** The text with a finding mended, or null when the words are not there any more. */
export function withFix(text: string, { line, column, fix }: Finding): string | null {
  if (!fix) return null;
  const at = offsetOf(text, line, column);
  const start = /["']/.test(text[at] ?? '') ? at + 1 : at;
  if (!text.startsWith(fix.from, start)) return null;
  return text.slice(0, start) + fix.to + text.slice(start + fix.from.length);
}

/** The text with a comment above the line that ignores a finding; the reason is to be written. */
export function withIgnore(text: string, { line, code }: Finding, reason: string): string {
  const at = offsetOf(text, line);
  const indent = /^ */.exec(text.slice(at))?.[0] ?? '';
  return `${text.slice(0, at)}${indent}# hetang-ignore ${code.replace(/^plan\//, '')}: ${reason}\n${text.slice(at)}`;
}

/** The text with a definition added to its kind, or with the kind at its end. */
export function withDefinition(text: string, kind: string, block: string): string {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.startsWith(`${kind}:`) && /^[^:]*:\s*(#.*)?$/.test(line));
  if (at < 0) return `${text.trimEnd()}${text.trim() === '' ? '' : '\n\n'}${kind}:\n${block}`;
  const next = lines.findIndex((line, i) => i > at && line !== '' && !/^[\s#]/.test(line));
  let end = next < 0 ? lines.length : next;
  while (end > at + 1 && (lines[end - 1] ?? '').trim() === '') end--;
  return lines.toSpliced(end, 0, ...block.trimEnd().split('\n')).join('\n');
}

/** The one stretch that makes a text into another: what is around it stays, with the cursor in it. */
export function changeBetween(old: string, fresh: string): { from: number; to: number; insert: string } {
  const most = Math.min(old.length, fresh.length);
  let from = 0;
  while (from < most && old[from] === fresh[from]) from++;
  let tail = 0;
  while (tail < most - from && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail++;
  return { from, to: old.length - tail, insert: fresh.slice(from, fresh.length - tail) };
}
