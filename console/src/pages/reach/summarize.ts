import type { IntentionSummary } from '../../api/work.ts';
import { type IntentionState, intentionStates } from './reach-states.ts';

export interface SummaryTable {
  /** The states that occur, in the order of an intention's life. */
  states: IntentionState[];
  rows: { kind: string; total: number; counts: Partial<Record<IntentionState, number>> }[];
}

/** Totals by kind (rows) and state (columns). */
export function summarize(items: IntentionSummary['items']): SummaryTable {
  const kinds = [...new Set(items.map((item) => item.kind))];
  return {
    states: intentionStates.filter((state) => items.some((item) => item.state === state && item.count > 0)),
    rows: kinds.map((kind) => {
      const own = items.filter((item) => item.kind === kind);
      return {
        kind,
        total: own.reduce((sum, item) => sum + item.count, 0),
        counts: Object.fromEntries(own.map((item) => [item.state, item.count])),
      };
    }),
  };
}
