import type { Rfm } from '@hetang/contract/http/reports';
import type { Cell } from '../../kit/csv.ts';

export type RfmCell = Rfm['cells'][number];

/** The scores of an axis, best first: `bins` down to 1. */
export function scores(bins: number): number[] {
  return Array.from({ length: bins }, (_, n) => bins - n);
}

export function cellAt(cells: readonly RfmCell[], recency: number, frequency: number): RfmCell | undefined {
  return cells.find((cell) => cell.recency === recency && cell.frequency === frequency);
}

/** Recency bin, frequency bin, customers, revenue in yuan. */
export function rfmCsv(rfm: Rfm): Cell[][] {
  return rfm.cells.map((cell) => [cell.recency, cell.frequency, cell.customers, cell.revenue / 100]);
}
