import { HetangError } from '../../kernel/errors.ts';
import { NotAWorkbook, readWorkbookRows } from '../../kernel/table/read-workbook.ts';
import type { Row } from './row.ts';

/** A workbook is read from its end, so it is collected first. */
const MOST_BYTES = 50_000_000;

export const startsLikeZip = (start: Uint8Array): boolean => start[0] === 0x50 && start[1] === 0x4b;

/**
 * The rows of a workbook's first sheet, each as long as its heading at least: a spreadsheet does not keep empty cells.
 * @throws HetangError `import/not-csv` for other archives, `import/file-too-big`.
 */
export async function* workbookRows(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Row> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > MOST_BYTES)
      throw new HetangError('import/file-too-big', { size: size / 1e6, most: MOST_BYTES / 1e6 });
    chunks.push(chunk);
  }
  let width = 0;
  try {
    for await (const { number, cells } of readWorkbookRows(Buffer.concat(chunks))) {
      if (width === 0) width = cells.length;
      while (cells.length < width) cells.push('');
      yield { line: number, cells };
    }
  } catch (error) {
    if (error instanceof NotAWorkbook)
      throw new HetangError('import/not-csv', { kind: error.message }, { cause: error });
    throw error;
  }
}
