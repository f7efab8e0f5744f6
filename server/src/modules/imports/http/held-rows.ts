import type { GivenBack } from '@hetang/contract/http/imports';

/** Characters of cells that are held at most, whatever the number of rows. */
const MOST_CHARACTERS = 4_000_000;
const CHUNK = 500;

/** Rows given back that are told at the end. Holds the first ones; what is beyond is only in the figures. */
export interface HeldRows {
  add(rows: readonly GivenBack[]): void;
  /** What is held, in stretches that make lines of fair length. */
  chunks(): Generator<GivenBack[]>;
}

/** @param most how many rows to hold. */
export function holdRows(most: number): HeldRows {
  const held: GivenBack[] = [];
  let characters = 0;
  return {
    add(rows) {
      for (const row of rows) {
        if (held.length >= most) return;
        characters += row.cells.reduce((sum, cell) => sum + cell.length, 0);
        if (characters > MOST_CHARACTERS) return;
        held.push(row);
      }
    },
    *chunks() {
      for (let i = 0; i < held.length; i += CHUNK) yield held.slice(i, i + CHUNK);
    },
  };
}
