import type { ContactMapping, ImportMapping, OrderMapping } from '@hetang/contract/imports/mapping';
import { nearest } from '../../../plan/rules/shared/nearest.ts';

/** Gives the cell of a column of the mapping; '' for a column that the mapping does not use. */
export type CellOf = (cells: readonly string[], column: string | undefined) => string;

/** A column that the mapping asks for and the heading lacks, with the one that was probably meant. */
export interface MissingColumn {
  column: string;
  meant: string | undefined;
}

/** Columns of the mapping that the heading does not have. */
export function missingColumns(mapping: ImportMapping, heading: readonly string[]): MissingColumn[] {
  const known = heading.map(tidy);
  return columnsOf(mapping)
    .filter((column) => !known.includes(column))
    .map((column) => ({ column, meant: nearest(column, known) }));
}

/** Finds each column once; every row is then an index. The first of two equal headings counts. */
export function makeCellOf(heading: readonly string[]): CellOf {
  const index = new Map<string, number>();
  heading.forEach((name, i) => {
    const known = tidy(name);
    if (!index.has(known)) index.set(known, i);
  });
  return (cells, column) => {
    const at = column === undefined ? undefined : index.get(column);
    return at === undefined ? '' : plain((cells[at] ?? '').trim());
  };
}

/** Exports that are safe for spreadsheets write `'-1` for -1 and `'=x` for =x; ours do too. */
function plain(cell: string): string {
  return cell.startsWith("'") && /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell;
}

function tidy(name: string): string {
  return name.replaceAll('\ufeff', '').trim();
}

/** All columns that a mapping reads, each once. */
export function columnsOf(mapping: ImportMapping): string[] {
  const identities = Object.values(mapping.identities).map((spec) =>
    typeof spec === 'string' ? spec : spec.column,
  );
  const own = mapping.kind === 'orders' ? orderColumns(mapping) : contactColumns(mapping);
  return [...new Set([...identities, ...own].filter((column) => column !== undefined))];
}

function orderColumns({ order, props }: OrderMapping): (string | undefined)[] {
  const { id, at, amount, quantity, price, sku, cancels, cancelled } = order;
  const status = cancelled && 'column' in cancelled ? cancelled.column : undefined;
  return [id, at, amount, quantity, price, sku, cancels, status, ...Object.values(props)];
}

function contactColumns({ contact }: ContactMapping): (string | undefined)[] {
  const { name, at, version, fields, tags } = contact;
  return [name, at, version, ...Object.values(fields), ...tags.map((tag) => tag.column)];
}
