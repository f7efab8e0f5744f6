import { type FileHandle, open } from 'node:fs/promises';
import type { GivenBack } from '@hetang/contract/http/imports';
import { csvLines } from '@hetang/server/kernel/table/csv';
import { type Io, pick } from '../io.ts';

/** A csv file of rows that were not used: line, why, and the row. Made with the first such row. */
export interface GivenBackFile {
  /** Names of the columns of the file that is imported. */
  heading(cells: readonly string[]): void;
  add(rows: readonly GivenBack[]): Promise<void>;
  /** How many rows it has. */
  count(): number;
  close(): Promise<void>;
}

export function givenBackFile(path: string, io: Io): GivenBackFile {
  let heading: readonly string[] = [];
  let file: FileHandle | undefined;
  let count = 0;
  return {
    heading(cells) {
      heading = cells;
    },
    async add(rows) {
      if (!file) {
        file = await open(path, 'w');
        const own = [pick(io, '行号', 'line'), pick(io, '原因', 'reason')];
        await file.write(`\uFEFF${csvLines([[...own, ...heading]])}`);
      }
      await file.write(csvLines(rows.map((row) => [row.line, row.message, ...row.cells])));
      count += rows.length;
    },
    count: () => count,
    close: async () => file?.close(),
  };
}
