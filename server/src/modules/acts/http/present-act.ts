import type { BulkActRow } from '@hetang/contract/http/bulk-acts';
import { stateOf, undoOf, undoUntil } from '../rules/standing.ts';
import type { ActRow } from '../sql/find-acts.ts';
import type { PersonState } from '../sql/people.ts';

/** An act as lists and its progress show it. */
export function presentAct(row: ActRow, now: Date): BulkActRow {
  const count = (state: PersonState) =>
    row.counts.filter((one) => one.state === state).reduce((sum, one) => sum + one.count, 0);
  return {
    id: row.id,
    act: row.act,
    by: row.asked_by,
    state: stateOf(row),
    plannedAt: row.planned_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    people: row.counts.reduce((sum, one) => sum + one.count, 0),
    waiting: count('planned'),
    done: count('done'),
    undone: count('undone'),
    left: row.counts.flatMap(({ reason, count: people }) => (reason ? [{ reason, count: people }] : [])),
    undo: undoOf(row, now),
    undoUntil: undoUntil(row)?.toISOString() ?? null,
    undoBy: row.undo_by,
    error: row.error,
  };
}
