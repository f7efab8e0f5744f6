/** Rows that a person has picked over all pages: these, or all that the filters mean but these. */
export interface Picking<Row> {
  all: boolean;
  rows: ReadonlyMap<string | number, Row>;
}

export const nothingPicked: Picking<never> = { all: false, rows: new Map<string | number, never>() };

/** How many are picked; `total`: how many the filters mean. */
export function pickedCount<Row>({ all, rows }: Picking<Row>, total: number): number {
  return all ? Math.max(0, total - rows.size) : rows.size;
}

/** The picked rows as a table has them, which knows the page in sight only. */
export function pickedRows<Row>(
  { all, rows }: Picking<Row>,
  page: readonly (readonly [string | number, Row])[],
): ReadonlyMap<string | number, Row> {
  return all ? new Map(page.filter(([key]) => !rows.has(key))) : rows;
}

/** The picking after a table says what is picked now. */
export function pick<Row>(
  picking: Picking<Row>,
  page: readonly (readonly [string | number, Row])[],
  now: ReadonlyMap<string | number, Row>,
): Picking<Row> {
  if (!picking.all) return { all: false, rows: now };
  const inSight = new Set(page.map(([key]) => key));
  const elsewhere = [...picking.rows].filter(([key]) => !inSight.has(key));
  return { all: true, rows: new Map([...elsewhere, ...page.filter(([key]) => !now.has(key))]) };
}
