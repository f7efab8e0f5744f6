/** Rows that come in batches, taken in stretches of any length. */
export class RowCursor<Row> {
  readonly #batches: AsyncIterator<readonly Row[]>;
  #batch: readonly Row[] = [];
  #at = 0;

  constructor(batches: AsyncIterable<readonly Row[]>) {
    this.#batches = batches[Symbol.asyncIterator]();
  }

  /** Waits for the next batch when the one at hand is used up. */
  async hasMore(): Promise<boolean> {
    while (this.#at >= this.#batch.length) {
      const next = await this.#batches.next();
      if (next.done) return false;
      this.#batch = next.value;
      this.#at = 0;
    }
    return true;
  }

  /** What is at hand, at most so many. */
  take(most: number): readonly Row[] {
    const rows = this.#batch.slice(this.#at, this.#at + most);
    this.#at += rows.length;
    return rows;
  }

  /** Lets the source go. */
  async close(): Promise<void> {
    await this.#batches.return?.();
  }
}
