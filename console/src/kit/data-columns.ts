import type { ReactNode } from 'react';

export interface DataColumn<Row> {
  /** Also the name that the server sorts by. */
  key: string;
  title: string;
  /** Definition of what is shown. */
  hint?: string;
  sortable?: boolean;
  /** Pixels. */
  width?: number;
  numeric?: boolean;
  /** Always shown: the column that names the row. */
  pinned?: boolean;
  /** Hidden until a person asks for it. */
  optional?: boolean;
  /** Stays in sight when the table is scrolled sideways. */
  fixed?: 'start' | 'end';
  render: (row: Row) => ReactNode;
}

/** The columns that nobody has asked for yet. */
export function hiddenAtFirst<Row>(columns: DataColumn<Row>[]): string[] {
  return columns.filter((column) => column.optional).map((column) => column.key);
}

export function visibleColumns<Row>(columns: DataColumn<Row>[], hidden: readonly string[]) {
  return columns.filter((column) => column.pinned || !hidden.includes(column.key));
}

/** The mark on a column's head for the sort of a list, `field` or `-field`. */
export function sortOrderOf(sort: string | undefined, key: string): 'ascend' | 'descend' | null {
  if (sort === key) return 'ascend';
  return sort === `-${key}` ? 'descend' : null;
}

interface Sorter {
  columnKey?: unknown;
  order?: 'ascend' | 'descend' | null;
}

/** The sort of a list after a press on a column's head; undefined is the server's own order. */
export function sortFrom(sorter: Sorter | Sorter[]): string | undefined {
  const one = Array.isArray(sorter) ? sorter[0] : sorter;
  if (!one?.order || typeof one.columnKey !== 'string') return undefined;
  return one.order === 'ascend' ? one.columnKey : `-${one.columnKey}`;
}
