import { stringify } from 'csv-stringify/sync';
import type { CellValue } from './cell.ts';

/** Spreadsheets take a file without this mark for the local code page, and Chinese becomes rubbish. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A csv file that is written while it is read. Cells that a spreadsheet would take for formulas get an apostrophe in
 * front.
 */
export async function* csvText(
  heading: readonly string[],
  batches: AsyncIterable<readonly CellValue[][]>,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLines([[...heading]]);
  for await (const batch of batches) yield csvLines(batch);
}

/** Lines of csv, each ended by CR LF as RFC 4180 says. */
export function csvLines(rows: readonly CellValue[][]): string {
  return stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell.replace(/^\n/, "'\n") : cell))),
    // Left to itself the library quotes CR LF only, and a lone line feed would end the record for most readers.
    { escape_formulas: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  );
}
