import type { CompiledPlan } from './compiled-plan.ts';
import type { EnrolmentState } from './contact-state.ts';
import type { MovementKind, Posting } from './points-state.ts';

/** An event that a reaction brings about; it is appended to the log and met in a later batch. */
export interface DerivedEvent {
  name: string;
  contactId: number;
  at: Date;
  props: Record<string, unknown>;
  /** Told only if this batch really closes the task: somebody may have done it in the last moment. */
  ifCloses?: number;
  /** Told once, however often it comes about. */
  dedupe?: string;
  /** The task it tells of, which gets its number at the end of the batch. */
  creates?: DraftTask;
}

/** An intention before the enrolment behind it has its number. */
export interface DraftIntention {
  dedupe: string;
  kind: 'welcome' | 'message' | 'service-message' | 'tag';
  contactId: number;
  staff: string | null;
  message: string | null;
  planVersion: number;
  params: Record<string, unknown>;
  enrolment: EnrolmentState | null;
  notAfter: Date | null;
  /** Of a tag: WeCom has it so already, unless an earlier wish of ours is still to be carried out. */
  echo?: boolean;
}

/** A staff task before it has its number. */
export interface DraftTask {
  /** 0 until the flush gives it a number. */
  id: number;
  do: string;
  title: string;
  staff: string | null;
  contactId: number;
  fills: string[];
  dueAt: Date;
  enrolment: EnrolmentState;
  /** The community that it invites to. */
  community?: string;
  /** It was over before it was written. */
  over: TaskOver | null;
}

/** How a task ends without staff having done it. */
export interface TaskOver {
  state: 'done' | 'expired' | 'cancelled';
  outcome: string;
}

export interface StageChange {
  contactId: number;
  seq: number;
  at: Date;
  from: string | null;
  to: string;
  skipped: string[];
  cause: Record<string, unknown>;
}

export interface StepRecord {
  enrolment: EnrolmentState;
  seq: number;
  node: number;
  at: Date;
  outcome: string | null;
  /** What the decision was made from, as it was then. */
  detail: Record<string, unknown> | null;
}

/** A call to another system that a journey asks for. */
export interface DraftCall {
  dedupe: string;
  contactId: number;
  enrolment: EnrolmentState;
  url: string;
  timeoutS: number;
  body: Record<string, unknown>;
}

/** A change of a contact's points, before it has its number. */
export interface DraftMovement {
  /** Once and for all: the same cause again fails. */
  cause: string;
  contactId: number;
  scheme: string;
  kind: MovementKind;
  /** What it does to what the contact has. */
  points: number;
  at: Date;
  reason: string | null;
  source: string;
  /** The person behind it. */
  by: string | null;
  /** The rule of the plan that gave them, and the day it counts for. */
  rule: string | null;
  day: string | null;
  event: { part: number; seq: number } | null;
  enrolment: EnrolmentState | null;
  reverses: number | null;
  postings: Posting[];
}

/** A coupon to be given, if there is one left; that is decided when the batch is written. */
export interface DraftCoupon {
  /** Once and for all: the same cause again fails. */
  cause: string;
  contactId: number;
  activity: string;
  version: number;
  at: Date;
  endsAt: Date | null;
  /** How many there are in all, and for each person; null without limit. */
  stock: number | null;
  perPerson: number | null;
  source: string;
  enrolment: EnrolmentState;
  /** The step that gives it, which gets its outcome with it. */
  step: StepRecord | null;
  /** Told with the event besides activity and code. */
  told: Record<string, unknown>;
}

/** Whether a journey takes people in and moves them on. */
export type JourneyState = 'running' | 'paused' | 'draining' | 'stopped';

export type TagChange = { contactId: number; ref: string; at: Date; source: string } & (
  | { change: 'added' }
  | { change: 'removed' }
);

/** What a batch brings about, written in one go at its end. */
export interface Effects {
  derived: DerivedEvent[];
  intentions: DraftIntention[];
  tasks: DraftTask[];
  closeTasks: (TaskOver & { id: number })[];
  stageChanges: StageChange[];
  tagChanges: TagChange[];
  steps: StepRecord[];
  calls: DraftCall[];
  movements: DraftMovement[];
  coupons: DraftCoupon[];
  /** Contacts of whom coupons may have ended. */
  couponLooks: number[];
  endedTimers: number[];
  /** Who writes to the contact from now on instead of whom. */
  handovers: { contactId: number; from: string; to: string }[];
  /** Ended by goal or exit: what they still meant to say is taken back. */
  cutShort: { enrolment: EnrolmentState; reason: string }[];
}

/** An empty set of effects. */
export function noEffects(): Effects {
  return {
    derived: [],
    intentions: [],
    tasks: [],
    closeTasks: [],
    stageChanges: [],
    tagChanges: [],
    steps: [],
    calls: [],
    movements: [],
    coupons: [],
    couponLooks: [],
    endedTimers: [],
    handovers: [],
    cutShort: [],
  };
}

/** What a reaction gets besides the contact. */
export interface Reaction {
  plan: CompiledPlan;
  /** The version an enrolment runs on; undefined when it is not loaded (never for active ones). */
  planAt(version: number): CompiledPlan | undefined;
  /** Running unless somebody has halted the journey. */
  stateOf(journey: string): JourneyState;
  now: Date;
  effects: Effects;
  /** A key that is the same again when the input is handled again. */
  uniqueKey(): string;
}
