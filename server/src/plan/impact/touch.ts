import type { Plan } from '@hetang/contract/plan/registry';
import type { Difference } from '../diff.ts';
import type { Counted } from './count-people.ts';

/** A change of plan that is about to meet people. */
export interface Meeting {
  before: Plan | null;
  after: Plan;
  differences: readonly Difference[];
  now: Date;
}

/** Whom a change concerns. */
export interface Touch extends Counted {
  what: TouchKind;
  /** Which value of the definition: the tag `group/value`, the tier `ladder/tier`. */
  key?: string | undefined;
  /** The version of the plan that people under way are on. */
  version?: number | undefined;
}
export type TouchKind =
  | 'in-stage'
  | 'with-tag'
  | 'in-tier'
  | 'with-field'
  | 'came-by-code'
  | 'friends'
  | 'open-tasks'
  | 'members-before'
  | 'members-after'
  | 'enrolled'
  | 'enrolled-users';
