const BITS = 1 << 16;

/** Counts different contact ids in one bit each: ids are dense, so millions of people take little memory. */
export class DistinctIds {
  readonly #pages = new Map<number, Uint8Array>();
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(id: number): void {
    const number = Math.floor(id / BITS);
    let page = this.#pages.get(number);
    if (!page) {
      page = new Uint8Array(BITS / 8);
      this.#pages.set(number, page);
    }
    const bit = id % BITS;
    const mask = 1 << (bit & 7);
    const byte = page[bit >> 3] ?? 0;
    if ((byte & mask) !== 0) return;
    page[bit >> 3] = byte | mask;
    this.#count++;
  }
}
