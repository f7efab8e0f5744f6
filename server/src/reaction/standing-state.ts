import type { LoggedEvent } from '../kernel/log/consume.ts';
import type { ContactState } from './contact-state.ts';
import type { Reaction } from './reaction.ts';
import type { StandingPlan } from './standing-plan.ts';

/** Why somebody's standing is looked at. */
export type Occasion =
  | { by: 'event'; event: LoggedEvent }
  /** `due` when it is the moment that was waited for, not one of a journey's. */
  | { by: 'time'; due: boolean }
  /** A plan was put in force. */
  | { by: 'plan' };

export interface TierChange {
  contactId: number;
  ladder: string;
  at: Date;
  from: string | null;
  to: string | null;
  direction: 'start' | 'up' | 'down';
  cause: Record<string, unknown>;
}

/** Which segments a contact belongs to, with what a batch changes of its standing. */
export interface StandingState {
  /** Nothing has happened to the contact before this batch. */
  newborn: boolean;
  /** Numbers of segments. */
  segments: Set<number>;
  /** Segments under computation up to this version are answered for this contact; 0 for none. */
  aheadOf: number;
  /** When time may change something next; never later than it does. */
  dueAt: Date | null;
  /** Answers to the plan's watches before the input under way; null before the first. */
  watched: (boolean | number)[] | null;
  dirty: {
    /** Where each segment was left, and since when. */
    segments: Map<number, { is: boolean; at: Date }>;
    entries: { segment: number; entered: boolean; at: Date }[];
    ahead: boolean;
    due: boolean;
    tiers: Set<string>;
    tierChanges: TierChange[];
  };
}

/** One contact's standing, with all that is needed to change it. */
export interface Standing {
  contact: ContactState;
  state: StandingState;
  plan: StandingPlan;
  /** Versions of the segments under computation, by number. */
  building: ReadonlyMap<number, number>;
  reaction: Reaction;
}

/** A contact that belongs to nothing, before anything is known of it. */
export function noStanding(newborn: boolean): StandingState {
  return {
    newborn,
    segments: new Set(),
    aheadOf: 0,
    dueAt: null,
    watched: null,
    dirty: {
      segments: new Map(),
      entries: [],
      ahead: false,
      due: false,
      tiers: new Set(),
      tierChanges: [],
    },
  };
}
