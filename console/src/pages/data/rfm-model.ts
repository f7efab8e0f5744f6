import type { Rfm } from '@hetang/contract/http/reports';
import type { AskOf } from '../../api/reports.ts';
import type { SearchParams } from '../../kit/list-state.ts';
import { type AmongValues, againstOf, askedOf, writeAmong } from './ask-model.ts';
import type { Asked } from './question-kind.ts';

/** What the form holds. */
export interface RfmValues extends AmongValues {
  /** Today when left out. */
  asOf?: string;
  from?: string;
  bins: number;
}

const USUAL_BINS = 5;

export function readRfm({ asOf, from, bins, breakdown, among, compare }: SearchParams): RfmValues {
  const count = Number(bins);
  return {
    bins: Number.isInteger(count) && count >= 2 && count <= 10 ? count : USUAL_BINS,
    ...(asOf ? { asOf } : {}),
    ...(from ? { from } : {}),
    ...(breakdown ? { breakdown } : {}),
    ...(among ? { among } : {}),
    ...(compare ? { compare } : {}),
  };
}

export function writeRfm({ asOf, from, bins, ...common }: RfmValues): SearchParams {
  return { asOf: asOf || undefined, from: from || undefined, bins: String(bins), ...writeAmong(common) };
}

export function askRfm(values: RfmValues, { today }: { today: string }): Asked<'rfm'> {
  const { asOf, from, bins } = values;
  const ask: AskOf<'rfm'> = {
    of: 'rfm',
    asOf: asOf || today,
    bins,
    ...(from ? { from } : {}),
    ...askedOf(values),
  };
  return { ask, against: againstOf(ask, values.compare) };
}

export type RfmCell = Rfm['cells'][number];

/** The scores of an axis, best first: `bins` down to 1. */
export function scores(bins: number): number[] {
  return Array.from({ length: bins }, (_, n) => bins - n);
}

export function cellAt(cells: readonly RfmCell[], recency: number, frequency: number): RfmCell | undefined {
  return cells.find((cell) => cell.recency === recency && cell.frequency === frequency);
}

/** One line of sums: everybody, what that is compared with, or a group. */
export interface RfmLine extends Pick<Rfm, 'customers' | 'orders' | 'revenue' | 'median'> {
  id: string;
  name: string;
  /** Of a group; empty for no value. */
  key?: string;
  /** It belongs to the answer that is compared with. */
  other?: true;
}

/** Everybody first, then the other answer, then the groups. */
export function rfmLines(
  rfm: Rfm,
  other: Rfm | null,
  names: { side: string; otherSide: string; group: (key: string | null) => string },
): RfmLine[] {
  const sums = ({ customers, orders, revenue, median }: Rfm) => ({ customers, orders, revenue, median });
  return [
    { id: 'all', name: names.side, ...sums(rfm) },
    ...(other ? [{ id: 'other', name: names.otherSide, ...sums(other), other: true as const }] : []),
    ...rfm.groups.map(({ key, ...group }, nr) => ({
      id: `group ${nr}`,
      name: names.group(key),
      key: key ?? '',
      ...group,
    })),
  ];
}
