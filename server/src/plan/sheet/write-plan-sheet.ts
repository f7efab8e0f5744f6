import type { Plan } from '@hetang/contract/plan/registry';
import { say } from '../../conditions/rules/words.ts';
import type { Lang } from '../../kernel/errors.ts';
import { scheduleHead, scheduleRows } from '../paper/schedule.ts';
import { type Reading, readingOf } from '../words/reading.ts';
import { valueWords } from '../words/value-words.ts';
import { choicesOf, toCell } from './cells.ts';
import { type Row, rowsOf, valueAt } from './rows.ts';
import { type Column, type Table, tablesOf } from './tables.ts';
import { type CellValue, type HeadCell, type SheetToWrite, writeSheets } from './xlsx.ts';

/**
 * A plan as a workbook: a sheet for each kind and for each list inside one, and the schedule by date. White columns can
 * be edited and read back; grey ones are for reading.
 */
export async function writePlanSheet(plan: Plan, lang: Lang): Promise<Uint8Array> {
  const reading = readingOf(plan, lang);
  const sheets = tablesOf(lang).flatMap((table) => {
    const rows = rowsOf(plan, table);
    return rows.length > 0 ? [sheetOf(reading, table, rows)] : [];
  });
  const names = new Set<string>();
  const all = [...sheets, ...scheduleSheet(reading)];
  return writeSheets(all.map((sheet) => ({ ...sheet, name: freeName(sheet.name, names) })));
}

function sheetOf(reading: Reading, table: Table, rows: readonly Row[]): SheetToWrite {
  const { lang } = reading;
  const { inner, columns } = table;
  const entry: HeadCell = {
    label: inner?.by === 'key' ? say(lang, '条目键', 'entry') : say(lang, '序号', 'number'),
    id: '#entry',
    fixed: true,
    width: 14,
  };
  const key: HeadCell = { label: say(lang, '键', 'key'), id: `${table.id}#key`, fixed: true, width: 18 };
  const cells = rows.map((row): CellValue[] => [
    row.key,
    ...(inner ? [row.entry] : []),
    ...columns.map((column) => cellOf(reading, column, row)),
  ]);
  const head = [key, ...(inner ? [entry] : []), ...columns.map((column) => headOf(column, lang))];
  return { name: table.title, head, rows: cells };
}

function headOf(column: Column, lang: Lang): HeadCell {
  const choices = choicesOf(column, lang);
  const wide = column.type === 'words' || column.type === 'lines' || column.type === 'text';
  return {
    label: column.label,
    id: idOf(column),
    width: column.path.at(-1) === 'text' ? 60 : wide ? 26 : 12,
    fixed: column.type === 'words',
    ...(choices && { choices }),
  };
}

/** What the second row of a sheet says of a column; `value` for one that is the row itself. */
export function idOf({ path, type }: Column): string {
  const id = path.length > 0 ? path.join('.') : 'value';
  return type === 'words' ? `(${id})` : id;
}

function cellOf(reading: Reading, column: Column, row: Row): CellValue {
  const value = valueAt(row.value, column.path);
  if (value === undefined) return null;
  if (column.type !== 'words') return toCell(column, value, reading.lang);
  return valueWords(reading, { schema: column.schema, value, path: [...row.path, ...column.path] });
}

function scheduleSheet(reading: Reading): SheetToWrite[] {
  const rows = scheduleRows(reading);
  if (rows.length === 0) return [];
  const head = scheduleHead(reading.lang).map((label, i) => ({
    label,
    id: '',
    width: i === 5 ? 50 : 14,
    fixed: true,
  }));
  return [{ name: say(reading.lang, '发布日程', 'Schedule'), head, rows }];
}

/** Names of sheets have 31 characters at most, none of `[]:*?/\`, and differ. */
function freeName(title: string, taken: Set<string>): string {
  const clean = title.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31);
  let name = clean;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${clean.slice(0, 27)} ${n}`;
  taken.add(name.toLowerCase());
  return name;
}
