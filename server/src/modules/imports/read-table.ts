import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { HetangError } from '../../kernel/errors.ts';
import { decode, type Encoding } from './decode.ts';
import type { Row } from './row.ts';
import { unpack } from './unpack.ts';
import { startsLikeZip, workbookRows } from './workbook-rows.ts';

/** A table that is read as it comes, in constant memory. */
export interface Table {
  heading: string[];
  rows: AsyncGenerator<Row>;
  /** Bytes of the file (packed, if it is) so far. */
  bytes(): number;
  /** Of all bytes; complete after the last row. */
  sha256(): string;
}

const LONGEST_ROW = 1_000_000;
const MOST_COLUMNS = 1000;

/**
 * Opens delimited text, gzip or not, UTF-8, UTF-16 or GB18030; or the first sheet of a workbook.
 * @throws HetangError `import/empty`, `import/not-csv`, `import/damaged`, `import/encoding`, `import/quotes`.
 */
export async function readTable(
  bytes: AsyncIterable<Uint8Array>,
  options: { delimiter: string; encoding: Encoding | 'auto' },
): Promise<Table> {
  const hash = createHash('sha256');
  let count = 0;
  const counted = (async function* () {
    for await (const chunk of bytes) {
      count += chunk.length;
      hash.update(chunk);
      yield chunk;
    }
  })();
  const { start, all } = await peek(counted);
  const rows = startsLikeZip(start)
    ? workbookRows(all)
    : parseRows(decode(unpack(all), options.encoding), options.delimiter);
  const first = await rows.next();
  if (first.done) throw new HetangError('import/empty');
  const heading = first.value.cells.map((cell) => cell.trim());
  if (heading.length > MOST_COLUMNS)
    throw new HetangError('import/not-csv', { kind: `${heading.length} columns` });
  return { heading, rows, bytes: () => count, sha256: () => hash.copy().digest('hex') };
}

/** The first piece, and everything with it. */
async function peek(
  bytes: AsyncGenerator<Uint8Array>,
): Promise<{ start: Uint8Array; all: AsyncGenerator<Uint8Array> }> {
  const first = await bytes.next();
  const start = first.done ? new Uint8Array() : first.value;
  const all = (async function* () {
    if (first.done) return;
    yield start;
    yield* bytes;
  })();
  return { start, all };
}

interface Parsed {
  record: string[];
  info: { lines: number };
}

async function* parseRows(text: AsyncGenerator<string>, wanted: string): AsyncGenerator<Row> {
  const first = await text.next();
  const start = first.done ? '' : first.value;
  const parser = parse({
    delimiter: wanted === 'auto' ? detectDelimiter(start) : wanted,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
  });
  const all = (async function* () {
    yield start;
    yield* text;
  })();
  const source = Readable.from(all, { highWaterMark: 4 });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let line = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      // The parser knows the line it has come to; a row with line ends in its cells began earlier.
      line = info.lines - record.reduce((sum, cell) => sum + lineEndsIn(cell), 0);
      yield { line, cells: record };
    }
  } catch (error) {
    if (error instanceof CsvError)
      throw new HetangError('import/quotes', { line: line + 1 }, { cause: error });
    throw error;
  } finally {
    source.destroy();
    parser.destroy();
  }
}

const DELIMITERS = [',', ';', '\t', '|'];

/** What parts the heading most often, outside quotation marks; a comma when nothing does. */
export function detectDelimiter(start: string): string {
  const heading = start.replace(/"[^"]*"/g, '').split(/[\r\n]/, 1)[0] ?? '';
  const count = (delimiter: string) => heading.split(delimiter).length;
  return DELIMITERS.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

function lineEndsIn(cell: string): number {
  let ends = 0;
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) ends++;
  return ends;
}
