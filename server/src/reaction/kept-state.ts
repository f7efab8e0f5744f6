import type { Measured, MeasureFacts } from '../conditions/rules/evaluate-value.ts';
import type { Ends, Occurrence, Place } from '../conditions/rules/sequence-state.ts';

export interface CounterState {
  count: number;
  firstAt: number;
  lastAt: number;
  days: Map<string, number> | null;
  /** What this batch added, for the flush. */
  added: number;
  addedDays: Map<string, number> | null;
}

export interface MeasureState extends MeasureFacts {
  days: Map<string, Measured> | null;
  /** What this batch moved, for the flush. */
  dirty: boolean;
  dirtyDays: Set<string>;
}

export interface SequenceState {
  ends: Ends;
  /** The last event looked at, in the order of time. */
  seen: Place;
  /** Everything that can be a step, where an event of this batch stands before `seen`; else null. */
  history: Occurrence[] | null;
  /** What this batch added, for the flush. */
  added: Occurrence[];
}

/** What was said last of a consent. */
export interface ConsentState {
  is: 'given' | 'withdrawn';
  at: Date;
  source: string;
}

/** In and out of one group: the latest of each. */
export interface MembershipState {
  joinedAt: Date | null;
  leftAt: Date | null;
}
