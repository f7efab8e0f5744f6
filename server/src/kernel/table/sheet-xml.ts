import type { CellValue, ColumnKind, SheetCell } from './cell.ts';
import { columnName } from './column-name.ts';

export interface SheetColumn {
  title: string;
  kind: ColumnKind;
  /** In characters. */
  width: number;
}

/** Numbers of the styles in `STYLES`. */
const STYLE = { plain: 0, head: 1, time: 2, day: 3, dangerous: 4, bad: 5 } as const;
/** More does not fit into a cell. */
const LONGEST_TEXT = 32_767;
const DAY_MS = 86_400_000;
/** Days of a spreadsheet count from 1899-12-30. */
const EPOCH_DAYS = 25_569;
/** A spreadsheet would take it for a formula as soon as somebody edits the cell. */
const FORMULA = /^[=+\-@\t\r]/;
const STAMP = /^(\d{4})-(\d\d)-(\d\d)(?: (\d\d):(\d\d):(\d\d))?$/;

export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** What stands before the rows: the heading stays in sight, columns are as wide as they are meant to be. */
export function sheetStart(columns: readonly SheetColumn[]): string {
  const widths = columns.map(
    ({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${headRow(columns)}`;
}

/** What stands after the rows: the heading filters and sorts. */
export function sheetEnd(columns: readonly SheetColumn[], rows: number): string {
  const range = `A1:${columnName(Math.max(0, columns.length - 1))}${rows + 1}`;
  return `</sheetData><autoFilter ref="${range}"/></worksheet>`;
}

function headRow(columns: readonly SheetColumn[]): string {
  const cells = columns.map(({ title }, i) => textCell(`${columnName(i)}1`, title, STYLE.head));
  return `<row r="1">${cells.join('')}</row>`;
}

/** One row. `number` counts from 1 with the heading; `names` are those of the columns. */
export function rowXml(
  cells: readonly SheetCell[],
  { columns, names, number }: { columns: readonly SheetColumn[]; names: readonly string[]; number: number },
): string {
  let row = `<row r="${number}">`;
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] ?? null;
    const isBad = typeof cell === 'object' && cell !== null;
    const value = isBad ? cell.value : cell;
    const at = `${names[i] ?? columnName(i)}${number}`;
    if (isBad) row += textCell(at, value === null ? '' : String(value), STYLE.bad);
    else if (value !== null) row += cellXml(at, value, columns[i]?.kind ?? 'text');
  }
  return `${row}</row>`;
}

function cellXml(at: string, value: Exclude<CellValue, null>, kind: ColumnKind): string {
  if (typeof value === 'number') return Number.isFinite(value) ? `<c r="${at}"><v>${value}</v></c>` : '';
  if (kind === 'time' || kind === 'day') {
    const serial = serialOf(value);
    if (serial !== null) return `<c r="${at}" s="${STYLE[kind]}"><v>${serial}</v></c>`;
  }
  return textCell(at, value, FORMULA.test(value) ? STYLE.dangerous : STYLE.plain);
}

function textCell(at: string, text: string, style: number): string {
  const look = style === STYLE.plain ? '' : ` s="${style}"`;
  return `<c r="${at}"${look} t="inlineStr"><is><t xml:space="preserve">${escapeXml(text.slice(0, LONGEST_TEXT))}</t></is></c>`;
}

/** A local time as spreadsheets count it, in days; null for what is none. */
function serialOf(text: string): number | null {
  const parts = STAMP.exec(text);
  if (!parts) return null;
  const [, y, mo, d, h = 0, mi = 0, s = 0] = parts.map(Number) as [number, number, number, number];
  const ms = Date.UTC(y, mo - 1, d, Number(h) || 0, Number(mi) || 0, Number(s) || 0);
  return ms / DAY_MS + EPOCH_DAYS;
}

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Characters that XML does not have, lone halves of pairs among them. */
const IMPOSSIBLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

export function escapeXml(text: string): string {
  return text.replace(IMPOSSIBLE, '').replace(/[&<>"]/g, (mark) => ESCAPED[mark] ?? mark);
}

const FONT = '<name val="Microsoft YaHei"/><sz val="10"/>';
const fill = (colour: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/></patternFill></fill>`;
const cellFormat = (attributes: string) =>
  `<xf fontId="0" fillId="0" borderId="0" xfId="0" numFmtId="0" ${attributes}/>`;

/** The styles that cells name by number. */
export const STYLES = [
  `${HEAD}<styleSheet xmlns="${MAIN}">`,
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts>',
  `<fonts count="2"><font>${FONT}</font><font><b/>${FONT}</font></fonts>`,
  `<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill('FFDFF0ED')}${fill('FFFFC7CE')}</fills>`,
  '<borders count="1"><border/></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="6">',
  cellFormat(''),
  '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>',
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  cellFormat('quotePrefix="1"'),
  '<xf numFmtId="0" fontId="0" fillId="3" borderId="0" xfId="0" applyFill="1"/>',
  '</cellXfs></styleSheet>',
].join('');
