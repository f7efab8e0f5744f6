import { emptyPlan } from '@hetang/contract/plan/registry';
import { loadKeptDefs } from '../conditions/sql/load-kept-defs.ts';
import type { Queryable } from '../kernel/database/database.ts';
import { currentPlan, currentVersion, planAt } from '../plan/current.ts';
import { type CompiledPlan, compilePlan } from '../reaction/compiled-plan.ts';

/** Plans made ready, kept by version. Versions are immutable, so nothing here goes stale. */
export interface PlanCache {
  /** The plan in force; an empty one with version 0 before the first apply. */
  current(db: Queryable): Promise<CompiledPlan>;
  /** Earlier versions that somebody still runs on. */
  versions(db: Queryable, versions: Iterable<number>): Promise<ReadonlyMap<number, CompiledPlan>>;
}

/** Makes a cache for one process. */
export function makePlanCache(): PlanCache {
  let current: CompiledPlan | undefined;
  const older = new Map<number, CompiledPlan>();
  return {
    async current(db) {
      const version = await currentVersion(db);
      if (current?.version === version) return current;
      const found = await currentPlan(db);
      current = compilePlan(found?.plan ?? NOTHING, found?.version ?? 0, await loadKeptDefs(db));
      return current;
    },
    async versions(db, versions) {
      for (const version of new Set(versions)) {
        if (older.has(version)) continue;
        const plan = await planAt(db, version);
        if (plan) older.set(version, compilePlan(plan, version, NOTHING_KEPT));
      }
      return older;
    },
  };
}

// An earlier version is asked for its steps only; facts are read through the plan in force.
const NOTHING_KEPT = { counters: [], measures: [], sequences: [] };
const NOTHING = emptyPlan({ plan: 'none', name: 'none', timezone: 'Asia/Shanghai' });
