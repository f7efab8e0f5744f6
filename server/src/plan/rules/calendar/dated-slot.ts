import type { Kind } from '@hetang/contract/plan/registry';

/** Where something is published. */
export interface Place {
  kind: Extract<Kind, 'accounts' | 'communities' | 'official-accounts'>;
  key: string;
}

/** One thing that is published on one day. */
export interface DatedSlot {
  place: Place;
  /** In the plan's time zone: `2026-03-02` and `08:30`. */
  day: string;
  at: string;
  instant: Date;
  column?: string | undefined;
  message?: string | undefined;
  brief?: string | undefined;
  /** Staff who publish it, when the slot or the place names somebody. */
  by?: string | undefined;
  /** The slot in the plan. */
  path: readonly (string | number)[];
}
