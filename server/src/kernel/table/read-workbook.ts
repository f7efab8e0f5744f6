import { streamXlsxRows } from 'hucre/xlsx';
import { unpackedSize } from './unpacked-size.ts';

/** A row of the first sheet; `number` as the spreadsheet shows it, from 1. */
export interface WorkbookRow {
  number: number;
  cells: string[];
}

/** Bytes that are no workbook, or one that unpacks to more than a machine should hold. */
export class NotAWorkbook extends Error {}

const MOST_UNPACKED = 300_000_000;

/**
 * The rows of the first sheet as texts, as a csv of it would have them; empty rows are left out. Times become
 * `2026-01-31 09:05:07`, days `2026-01-31`.
 * @throws NotAWorkbook
 */
export async function* readWorkbookRows(bytes: Uint8Array): AsyncGenerator<WorkbookRow> {
  const size = unpackedSize(bytes);
  if (size === null) throw new NotAWorkbook('zip');
  if (size > MOST_UNPACKED) throw new NotAWorkbook(`${Math.ceil(size / 1e6)} MB`);
  try {
    for await (const { index, values } of streamXlsxRows(bytes)) {
      const cells = values.map(textOf);
      if (cells.some((cell) => cell !== '')) yield { number: index + 1, cells };
    }
  } catch (error) {
    throw new NotAWorkbook('zip', { cause: error });
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (!(value instanceof Date)) return String(value);
  if (Number.isNaN(value.getTime())) return '';
  const text = value.toISOString();
  const time = text.slice(11, 19);
  return time === '00:00:00' ? text.slice(0, 10) : `${text.slice(0, 10)} ${time}`;
}
