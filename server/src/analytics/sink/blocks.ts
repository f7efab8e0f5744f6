import type { EventRow } from './row.ts';

/** Rows that travel together, under one token. */
export interface Block {
  token: string;
  rows: EventRow[];
}

/** Far below what one insert of ClickHouse keeps whole (256 MB, a million rows). */
const MAX_BYTES = 16_000_000;

/**
 * Cuts the rows of a stretch of one part into blocks. The same stretch is always cut the same way, so a repeat
 * carries the same tokens.
 */
export function cutBlocks(rows: readonly EventRow[], maxBytes = MAX_BYTES): Block[] {
  const blocks: EventRow[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const size = row.props.length + 200;
    if (bytes + size > maxBytes) {
      blocks.push([]);
      bytes = 0;
    }
    blocks.at(-1)?.push(row);
    bytes += size;
  }
  return blocks.map((block) => ({ token: tokenOf(block), rows: block }));
}

function tokenOf(rows: readonly EventRow[]): string {
  return `${rows[0]?.part}.${rows[0]?.seq}.${rows.at(-1)?.seq}`;
}
