/**
 * Edits between two words: insertions, deletions, substitutions and swaps of neighbours
 * (optimal string alignment, L. Boytsov 2011, "Indexing methods for approximate dictionary searching").
 */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) row.push(cell({ a, b, i, j }, before, last, row));
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

function cell(
  at: { a: string; b: string; i: number; j: number },
  before: number[],
  last: number[],
  row: number[],
): number {
  const { a, b, i, j } = at;
  const far = Number.POSITIVE_INFINITY;
  const same = a[i - 1] === b[j - 1] ? 0 : 1;
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return Math.min(
    (last[j] ?? far) + 1,
    (row[j - 1] ?? far) + 1,
    (last[j - 1] ?? far) + same,
    swapped ? (before[j - 2] ?? far) + 1 : far,
  );
}

/** The known word that was probably meant: at most a third of the letters differ. Case does not count. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const wanted = word.slice(0, 80).toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - wanted.length) >= bestDistance) continue;
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/**
 * `nearest` for the first words that are asked about. Where hundreds of words are unknown there is one mistake, not
 * hundreds, and looking each up among thousands would take seconds.
 */
export function nearestForSome(times = 50): typeof nearest {
  let left = times;
  return (word, known) => {
    left -= 1;
    return left < 0 ? undefined : nearest(word, known);
  };
}
