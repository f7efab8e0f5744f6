/** A stretch of text that is replaced. */
export interface Splice {
  start: number;
  end: number;
  text: string;
}

/** Replaces stretches that do not overlap; positions are those of the text as given. */
export function spliced(text: string, splices: readonly Splice[], from = 0, to = text.length): string {
  let result = '';
  let at = from;
  for (const { start, end, text: fresh } of [...splices].sort((a, b) => a.start - b.start)) {
    if (start < at || end > to) continue;
    result += text.slice(at, start) + fresh;
    at = end;
  }
  return result + text.slice(at, to);
}
