import type { Unused } from './reasons.ts';

/** Refuses rows with too few cells, or with more than the heading that are not blank; a mark of broken quotation. */
export function rowShape(cells: readonly string[], columns: number): Unused | null {
  if (cells.length === columns) return null;
  const blankRest = cells.length > columns && cells.slice(columns).every((cell) => cell.trim() === '');
  return blankRest ? null : { reason: 'columns', detail: `${cells.length} / ${columns}` };
}
