/** What every definition of a plan has. */
interface Named {
  key: string;
  name: string;
}

interface Asked {
  page: number;
  size: number;
  search?: string | undefined;
  /** A column of the row, with `-` descending; the rows' own order without it. */
  sort?: string | undefined;
}

/**
 * A page of definitions of a plan, a few dozen at most: found, sorted and cut in memory.
 * @returns the page, and how many were found in all.
 */
export function pickRows<Row extends Named>(
  rows: readonly Row[],
  { page, size, search, sort }: Asked,
): { items: Row[]; total: number } {
  const wanted = search?.trim().toLowerCase() ?? '';
  const found = rows.filter(
    ({ key, name }) => wanted === '' || name.toLowerCase().includes(wanted) || key === wanted,
  );
  if (sort) found.sort(orderOf(sort));
  return { items: found.slice((page - 1) * size, page * size), total: found.length };
}

function orderOf<Row extends Named>(sort: string): (a: Row, b: Row) => number {
  const column = sort.replace(/^-/, '') as keyof Row;
  const sign = sort.startsWith('-') ? -1 : 1;
  return (a, b) => sign * compare(a[column], b[column]);
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'zh');
}
