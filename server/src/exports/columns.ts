import type { Lang } from '../kernel/errors.ts';
import type { CellValue, ColumnKind } from '../kernel/table/cell.ts';

/** A text in both languages of the product: Chinese, English. */
export type Both = readonly [zh: string, en: string];

/** One column of an exported list: its heading, what its cells hold, and what it means where the heading does not say. */
export interface Column<Row> {
  title: Both;
  kind: ColumnKind;
  note: Both | null;
  cell(row: Row): CellValue;
}

type Cell<Row> = (row: Row) => CellValue;

export const inLang = ([zh, en]: Both, lang: Lang): string => (lang === 'zh' ? zh : en);

const columnOf =
  (kind: ColumnKind) =>
  <Row>(title: Both, cell: Cell<Row>, note: Both | null = null): Column<Row> => ({ title, kind, note, cell });

export const text = columnOf('text');
export const number = columnOf('number');
/** Cells are instants, or local times. */
export const time = columnOf('time');
export const day = columnOf('day');

/** A column of codes that are said in words; a code without words stands for itself. */
export function words<Row>(
  title: Both,
  cell: Cell<Row>,
  said: Readonly<Record<string, Both>>,
  lang: Lang,
): Column<Row> {
  const say = (code: CellValue) => {
    const both = typeof code === 'string' && Object.hasOwn(said, code) ? said[code] : undefined;
    return both ? inLang(both, lang) : code;
  };
  return text(title, (row) => say(cell(row)));
}

export const YES: Readonly<Record<string, Both>> = { true: ['是', 'yes'], false: ['否', 'no'] };
