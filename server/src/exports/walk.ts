/** Rows of one stretch: few enough for memory, many enough for speed. */
export const STRETCH = 1_000;

/** Stretch after stretch of a list, each after the last row of the one before; a short one is the end. */
export async function* walk<Row>(next: (last: Row | undefined) => Promise<Row[]>): AsyncGenerator<Row[]> {
  let last: Row | undefined;
  for (;;) {
    const rows = await next(last);
    if (rows.length > 0) yield rows;
    last = rows.at(-1);
    if (rows.length < STRETCH) return;
  }
}

/** Numbers of rows are below this. */
export const TOP = Number.MAX_SAFE_INTEGER;
