import type { Plan } from '@hetang/contract/plan/registry';
import type { CallOutcome, EnsuredTag, TagChannel } from '../../../channels/port.ts';
import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { oneTagEach } from './one-tag-each.ts';
import { readMappedTags, recordTags } from './store-corp-tags.ts';
import { wantedTags } from './wanted-tags.ts';

export interface CorpTagDeps {
  db: Database;
  clock: Clock;
  port: TagChannel;
}

/** What became of the plan's tags on the platform. */
export interface CorpTagSummary {
  /** Tags that are in step. */
  live: number;
  /** Tags that the platform would not make or rename, with the reason in words. */
  problems: EnsuredTag[];
}

/**
 * Makes every value of the plan's groups with `wecom: true` exist as a corp tag, under the plan's names, and
 * remembers which is which. Run after a plan is applied. Tags of other groups are left alone.
 */
export async function syncCorpTags(deps: CorpTagDeps, plan: Plan): Promise<CallOutcome<CorpTagSummary>> {
  const mapped = await readMappedTags(deps.db);
  const groups = wantedTags(plan, mapped);
  if (groups.length === 0) return { kind: 'done', value: { live: 0, problems: [] } };
  const outcome = await deps.port.ensureTags(groups);
  if (outcome.kind !== 'done') return outcome;
  const ensured = oneTagEach(outcome.value);
  await deps.db.transaction((tx) => recordTags(tx, { groups, ensured, now: deps.clock.now() }));
  return {
    kind: 'done',
    value: {
      live: ensured.filter((tag) => tag.platformId !== null).length,
      problems: ensured.filter((tag) => tag.problem !== undefined),
    },
  };
}
