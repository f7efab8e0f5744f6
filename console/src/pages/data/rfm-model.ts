import type { Rfm } from '@hetang/contract/http/reports';
import type { Cell } from '../../kit/csv.ts';

export type RfmCell = Rfm['cells'][number];

/** The bins of an axis, highest first; counted from 0 when the server does, else from 1. */
export function binsOf(cells: readonly RfmCell[], bins: number): number[] {
  const first = cells.some((cell) => cell.recency === 0 || cell.frequency === 0) ? 0 : 1;
  return Array.from({ length: bins }, (_, n) => first + bins - 1 - n);
}

export function cellAt(cells: readonly RfmCell[], recency: number, frequency: number): RfmCell | undefined {
  return cells.find((cell) => cell.recency === recency && cell.frequency === frequency);
}

/** Recency bin, frequency bin, customers, revenue in yuan. */
export function rfmCsv(rfm: Rfm): Cell[][] {
  return rfm.cells.map((cell) => [cell.recency, cell.frequency, cell.customers, cell.revenue / 100]);
}
