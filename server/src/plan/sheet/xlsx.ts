import { type CellStyle, readXlsx, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { columnName } from '../../kernel/table/column-name.ts';
import { unpackedSize } from '../../kernel/table/unpacked-size.ts';

/** What a cell holds. */
export type CellValue = string | number | boolean | null;

/** A sheet as rows of cells. The first two rows are its head: words for people, and the keys they stand for. */
export interface SheetToWrite {
  name: string;
  head: readonly HeadCell[];
  rows: readonly (readonly CellValue[])[];
}
export interface HeadCell {
  label: string;
  id: string;
  /** In characters. */
  width: number;
  /** Not read back. */
  fixed: boolean;
  choices?: readonly string[];
}
export interface SheetRead {
  name: string;
  rows: readonly (readonly unknown[])[];
}

/** Bytes that are no workbook; the message is the library's. */
export class NotASheet extends Error {}

const HEAD_ROWS = 2;
/** A small file may unpack to more than a machine holds. */
const MOST_UNPACKED = 200_000_000;
/** Rows below the last one that still offer words to choose from. */
const SPARE_ROWS = 200;
const WRAP: CellStyle = { alignment: { vertical: 'top', wrapText: true } };
const LABEL: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DFF0ED' } },
  alignment: { vertical: 'center', wrapText: true },
};
const ID: CellStyle = { font: { size: 8, color: { rgb: '8A9895' } } };
const FIXED: CellStyle = { ...WRAP, font: { color: { rgb: '6B7A77' } } };

/** Writes a workbook: heads stay in sight, texts wrap, words to choose from are offered. */
export async function writeSheets(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  return writeXlsx({ sheets: sheets.map(sheetOf), defaultFont: { name: 'Microsoft YaHei', size: 10 } });
}

function sheetOf({ name, head, rows }: SheetToWrite): WriteSheet {
  const cells = new Map<string, { style: CellStyle }>();
  for (const column of head.keys()) {
    cells.set(`0,${column}`, { style: LABEL });
    cells.set(`1,${column}`, { style: ID });
  }
  const labels = head.map((column) => column.label);
  const ids = head.map((column) => column.id);
  return {
    name,
    rows: [labels, ids, ...rows.map((row) => [...row])],
    columns: head.map(({ width, fixed }) => ({ width, style: fixed ? FIXED : WRAP })),
    cells,
    freezePane: { rows: HEAD_ROWS, columns: 1 },
    dataValidations: head.flatMap(({ choices }, i) => {
      // Excel keeps a list in the file as one text of at most 255 characters.
      if (!choices || choices.join(',').length > 250 || choices.some((one) => one.includes(','))) return [];
      const range = `${columnName(i)}${HEAD_ROWS + 1}:${columnName(i)}${rows.length + HEAD_ROWS + SPARE_ROWS}`;
      return [{ type: 'list' as const, values: [...choices], range, allowBlank: true }];
    }),
  };
}

/**
 * Reads a workbook.
 * @throws NotASheet when the bytes are none.
 */
export async function readSheets(bytes: Uint8Array): Promise<SheetRead[]> {
  const size = unpackedSize(bytes);
  if (size === null) throw new NotASheet('not an archive');
  if (size > MOST_UNPACKED) throw new NotASheet(`unpacks to ${Math.ceil(size / 1e6)} MB`);
  try {
    const { sheets } = await readXlsx(bytes);
    return sheets.map(({ name, rows }) => ({ name, rows }));
  } catch (error) {
    throw new NotASheet(error instanceof Error ? error.message : String(error));
  }
}
