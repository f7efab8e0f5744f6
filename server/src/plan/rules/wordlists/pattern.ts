/** Characters that a `*` stands for, at most. */
const GAP = 10;

interface Stretch {
  start: number;
  end: number;
}

/**
 * Where a pattern such as `加*微信` occurs: its parts in this order, with at most ten characters between. Takes time of
 * the text's length for each part, whatever the text is.
 */
export function patternMatches(text: string, pattern: string): Stretch[] {
  const [first = '', ...rest] = pattern.split('*');
  let found = occurrences(text, first);
  for (const part of rest) {
    if (found.length === 0) return [];
    found = extended(found, occurrences(text, part));
  }
  return found;
}

function occurrences(text: string, part: string): Stretch[] {
  const found: Stretch[] = [];
  if (part === '') return found;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1))
    found.push({ start: at, end: at + part.length });
  return found;
}

/** For each next part the latest beginning that ends close enough before it. Both lists are in order. */
function extended(before: readonly Stretch[], parts: readonly Stretch[]): Stretch[] {
  let i = -1;
  return parts.flatMap((part) => {
    while (i + 1 < before.length && (before[i + 1]?.end ?? Number.POSITIVE_INFINITY) <= part.start) i++;
    const latest = before[i];
    return latest && part.start - latest.end <= GAP ? [{ start: latest.start, end: part.end }] : [];
  });
}
