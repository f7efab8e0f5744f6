import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import type { FastifyReply } from 'fastify';

/** Spreadsheets take a file without this mark for the local code page, and Chinese becomes rubbish. */
const BYTE_ORDER_MARK = '\uFEFF';

export type CsvCell = string | number | null;

/**
 * Answers a csv file that is written while it is read: memory stays the same however long it is. Cells that a
 * spreadsheet would take for formulas get an apostrophe in front.
 * @param fileName without `.csv`; may be Chinese.
 */
export function sendCsv(
  reply: FastifyReply,
  fileName: string,
  rows: AsyncIterable<readonly CsvCell[][]>,
): FastifyReply {
  const name = encodeURIComponent(`${fileName}.csv`);
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="export.csv"; filename*=UTF-8''${name}`)
    .header('cache-control', 'no-store')
    .send(Readable.from(csvText(rows)));
}

async function* csvText(batches: AsyncIterable<readonly CsvCell[][]>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK;
  for await (const batch of batches) yield csvLines(batch);
}

/** Lines of csv, each ended by CR LF as RFC 4180 says. */
export function csvLines(rows: readonly CsvCell[][]): string {
  return stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell.replace(/^\n/, "'\n") : cell))),
    // Left to itself the library quotes CR LF only, and a lone line feed would end the record for most readers.
    { escape_formulas: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  );
}
