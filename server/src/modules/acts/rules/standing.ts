import type { BulkActRow } from '@hetang/contract/http/bulk-acts';

/** Days in which an act can be undone. */
const DAYS_TO_UNDO = 7;
const DAY_MS = 86_400_000;

interface Moments {
  started_at: Date | null;
  ended_at: Date | null;
  undo_started_at: Date | null;
  undo_ended_at: Date | null;
  error: string | null;
}

/** How far an act is. */
export function stateOf(act: Moments): BulkActRow['state'] {
  if (act.undo_ended_at) return 'undone';
  if (act.undo_started_at) return 'undoing';
  if (act.error !== null) return 'stopped';
  if (act.ended_at) return 'done';
  return act.started_at ? 'running' : 'planned';
}

/** Until when an act can be undone; null before it is begun. */
export function undoUntil({ started_at }: Moments): Date | null {
  return started_at && new Date(started_at.getTime() + DAYS_TO_UNDO * DAY_MS);
}

/** Whether an act can be undone. Who has entered a journey may have been written to: that is not taken back. */
export function undoOf(act: Moments & { act: { kind: string } }, now: Date): BulkActRow['undo'] {
  if (act.act.kind === 'journey') return 'never';
  const state = stateOf(act);
  if (state === 'undone' || state === 'undoing') return 'done';
  const until = undoUntil(act);
  if (state === 'planned' || state === 'running' || until === null) return 'not-yet';
  return now < until ? 'possible' : 'over';
}
