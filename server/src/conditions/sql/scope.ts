import type { Plan } from '@hetang/contract/plan/registry';
import type { KeptIds } from '../rules/kept-defs.ts';

/** What a condition is translated against. */
export interface SqlScope {
  plan: Plan;
  kept: KeptIds;
  now: Date;
}
