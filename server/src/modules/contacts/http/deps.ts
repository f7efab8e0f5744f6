import type { Journey } from '@hetang/contract/plan/kinds/journeys';
import type { Plan } from '@hetang/contract/plan/registry';
import type { PlanNames } from '../../../conditions/rules/plan-names.ts';
import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import type { Lang } from '../../../kernel/errors.ts';

/** What filters of contacts are read with. */
export interface FilterDeps {
  db: Database;
  /** The clock of the world that the contacts live in. */
  clock: Clock;
  /** Who stands behind a number of an analysis, as a condition on `contact c`; absent where nobody can tell. */
  findBehind?: ((behind: string) => Promise<Sql>) | undefined;
}

/** What the endpoints of contacts work with. */
export interface ContactsDeps {
  db: Database;
  /** The clock of the world that the contacts live in. */
  clock: Clock;
  /** The window of the reach quota under way: its first day in the plan's zone, and how much it allows. */
  quotaWindow(now: Date, plan: Plan | null): { start: string; allowed: number };
  /** What a journey does at a node, in words. */
  stepLabel(journey: Journey, node: number, words: { names: PlanNames; lang: Lang }): string | null;
}
