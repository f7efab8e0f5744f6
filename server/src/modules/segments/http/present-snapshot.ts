import type { SnapshotPage } from '@hetang/contract/http/segments';
import { explainCondition } from '../../../conditions/rules/explain.ts';
import type { Words } from '../../../conditions/rules/words.ts';
import type { SnapshotRow } from '../sql/snapshots.ts';

/** A snapshot as it travels, its condition in words. */
export function presentSnapshot(row: SnapshotRow, words: Words): SnapshotPage['items'][number] {
  return {
    id: row.id,
    segment: words.names.named('segments', row.segment),
    name: row.name,
    takenAt: row.taken_at.toISOString(),
    takenBy: row.taken_by,
    when: explainCondition(row.condition, words),
    members: row.members,
  };
}
