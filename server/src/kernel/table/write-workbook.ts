import { once } from 'node:events';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { partsOf } from './book-parts.ts';
import type { SheetCell } from './cell.ts';
import { columnName } from './column-name.ts';
import { RowCursor } from './row-cursor.ts';
import { rowXml, type SheetColumn, sheetEnd, sheetStart } from './sheet-xml.ts';

export interface Sheet {
  name: string;
  columns: readonly SheetColumn[];
  /** Asked for when the sheets before are written: it may tell of them. */
  rows(): AsyncIterable<readonly (readonly SheetCell[])[]>;
}

interface BookOptions {
  /** Stands as the time of the parts in the archive. */
  at: Date;
  /** Rows below the heading of one sheet; the rest goes on a further sheet. */
  mostRows?: number;
}

const MOST_ROWS = 1_048_575;
/** Rows are long and alike: more effort gains little. */
const EFFORT = 3;

/**
 * A workbook as it is being written: rows are asked for as fast as the reader takes them, so memory stays the same
 * however many there are. A reader who goes away ends the asking.
 */
export function writeWorkbook(sheets: readonly Sheet[], options: BookOptions): Readable {
  const zip = new ZipFile();
  const out = zip.outputStream as Readable;
  zip.on('error', (error: Error) => out.destroy(error));
  writeAll(zip, sheets, options).catch((error: Error) => out.destroy(error));
  return out;
}

async function writeAll(zip: ZipFile, sheets: readonly Sheet[], options: BookOptions): Promise<void> {
  const names: string[] = [];
  for (const sheet of sheets) {
    const cursor = new RowCursor(sheet.rows());
    const written = await writeSheet({ zip, names, ...options }, sheet, cursor).finally(() => cursor.close());
    if (!written) return;
  }
  for (const [name, text] of partsOf(names)) zip.addBuffer(Buffer.from(text), name, { mtime: options.at });
  zip.end();
}

/** Answers false when the reader has gone away meanwhile. @param book `names`: of the sheets so far. */
async function writeSheet(
  { zip, names, at, mostRows = MOST_ROWS }: BookOptions & { zip: ZipFile; names: string[] },
  { name, columns }: Sheet,
  cursor: RowCursor<readonly SheetCell[]>,
): Promise<boolean> {
  for (let nth = 1; nth === 1 || (await cursor.hasMore()); nth++) {
    names.push(nth === 1 ? name : `${name} (${nth})`);
    const text = sheetText(columns, cursor, mostRows);
    if (!(await addPart(zip, { name: `xl/worksheets/sheet${names.length}.xml`, text }, at))) return false;
  }
  return true;
}

/** Answers false when the reader has gone away meanwhile. */
async function addPart(
  zip: ZipFile,
  { name, text }: { name: string; text: AsyncIterable<string> },
  at: Date,
): Promise<boolean> {
  const out = zip.outputStream as Readable;
  const part = Readable.from(text, { objectMode: false });
  const leave = () => part.destroy();
  out.once('close', leave);
  zip.addReadStream(part, name, { mtime: at, compressionLevel: EFFORT });
  if (out.destroyed) part.destroy();
  await once(part, 'close');
  out.off('close', leave);
  return !out.destroyed;
}

async function* sheetText(
  columns: readonly SheetColumn[],
  cursor: RowCursor<readonly SheetCell[]>,
  mostRows: number,
): AsyncGenerator<string> {
  const names = columns.map((_, i) => columnName(i));
  yield sheetStart(columns);
  let count = 0;
  while (count < mostRows && (await cursor.hasMore())) {
    let text = '';
    for (const row of cursor.take(mostRows - count)) {
      count++;
      text += rowXml(row, { columns, names, number: count + 1 });
    }
    yield text;
  }
  yield sheetEnd(columns, count);
}
