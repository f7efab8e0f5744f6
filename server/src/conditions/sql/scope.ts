import type { Plan } from '@hetang/contract/plan/registry';

/** What a condition is translated against. */
export interface SqlScope {
  plan: Plan;
  /** Numbers of the counters in the database, by `counterKey`. */
  counterIds: ReadonlyMap<string, number>;
  now: Date;
}
