import type { Condition, EventLeaf, SequenceLeaf } from '@hetang/contract/plan/condition';
import type { ConsentScope } from '@hetang/contract/plan/consent';
import { isMoney } from '@hetang/contract/plan/money';
import { counterKeyOf, measureKeyOf, sequenceKeyOf } from '../conditions/rules/counter-key.ts';
import type { Facts, Since } from '../conditions/rules/evaluate.ts';
import { dayIn, startOfDay } from '../kernel/zone.ts';
import type { CompiledPlan } from './compiled-plan.ts';
import type {
  ConsentState,
  CounterState,
  MeasureState,
  MembershipState,
  SequenceState,
} from './kept-state.ts';
import type { PointsState } from './points-state.ts';

export interface Relation {
  addedAt: Date;
  lostAt: Date | null;
  code: string | null;
  /** Ids of the person on the platform by which the friendship stands, the latest first; empty when nobody has said. */
  platformIds: string[];
}

/** Where a contact stands on one ladder. */
export interface TierState {
  /** Null on none of the ladder's tiers. */
  tier: string | null;
  since: Date;
  /** When it is looked at again; until then nothing takes it away. */
  reviewAt: Date | null;
  /** Set by hand, and kept until the review. */
  manual: boolean;
}

export interface EnrolmentState {
  /** 0 until the flush gives it a number. */
  id: number;
  journey: string;
  version: number;
  /** The value of the journey's `key`; empty for a journey without one. */
  key: string;
  /** Counts the entries with this key, from 1. */
  entry: number;
  status: 'active' | 'ended';
  node: number;
  seq: number;
  /** `entry`: about to enter `node` when woken. */
  waiting: 'time' | 'event' | 'task' | 'entry' | null;
  taskId: number | null;
  dueAt: Date | null;
  startedAt: Date;
  endedAt: Date | null;
  endReason: string | null;
  trigger: Record<string, unknown>;
  dirty: boolean;
}

/** All that reactions read and change of one contact, loaded once a batch and written back once. */
export interface ContactState {
  id: number;
  name: string | null;
  avatar: string | null;
  stage: string | null;
  stageAt: Date | null;
  stageSeq: number;
  /** Later stages that somebody has taken the contact back from, not to be entered by what held then. */
  stageHeld: string[];
  owner: string | null;
  code: string | null;
  fields: Record<string, unknown>;
  addedAt: Date | null;
  lostAt: Date | null;
  lastEventAt: Date | null;
  relations: Map<string, Relation>;
  tags: Map<string, { at: Date; source: string }>;
  /** Tags that staff have taken away: all where a rule has decided, else those of this batch. */
  refusals: Set<string>;
  counters: Map<number, CounterState>;
  measures: Map<number, MeasureState>;
  sequences: Map<number, SequenceState>;
  /** Loaded where a plan in use asks for it, as are memberships; else only what this batch changed. */
  consents: Map<ConsentScope, ConsentState>;
  /** By `membershipKey`. */
  memberships: Map<string, MembershipState>;
  /** By ladder; a ladder that nobody has placed the contact on yet is not there. */
  tiers: Map<string, TierState>;
  /** Null where nobody has asked for it; see `pointsOf`. */
  points: PointsState | null;
  /** The latest entry of each journey and key, by `enrolmentKey`. */
  enrolments: Map<string, EnrolmentState>;
  /** When earlier entries began (ms), of journeys that limit them in a time; those of this batch included. */
  entries: Map<string, number[]>;
  /**
   * What has to be written back; `seen` alone means that only the time of the last event moved. `replaced` are
   * entries that ended in this batch and gave their place in `enrolments` to a new one.
   */
  dirty: {
    seen: boolean;
    profile: boolean;
    relations: Set<string>;
    consents: Set<ConsentScope>;
    memberships: Set<string>;
    replaced: EnrolmentState[];
  };
}

/** What is known of a contact itself, without what hangs on it. */
export type ContactProfile = Omit<ContactState, keyof ReturnType<typeof nothingKnown>>;

/** A contact on which nothing hangs yet, made of what is given. */
export function bareContact(profile: ContactProfile): ContactState {
  return Object.assign(profile, nothingKnown());
}

function nothingKnown() {
  return {
    relations: new Map<string, Relation>(),
    tags: new Map<string, { at: Date; source: string }>(),
    refusals: new Set<string>(),
    counters: new Map<number, CounterState>(),
    measures: new Map<number, MeasureState>(),
    sequences: new Map<number, SequenceState>(),
    consents: new Map<ConsentScope, ConsentState>(),
    memberships: new Map<string, MembershipState>(),
    tiers: new Map<string, TierState>(),
    points: null as PointsState | null,
    enrolments: new Map<string, EnrolmentState>(),
    entries: new Map<string, number[]>(),
    dirty: {
      seen: false,
      profile: false,
      relations: new Set<string>(),
      consents: new Set<ConsentScope>(),
      memberships: new Set<string>(),
      replaced: [] as EnrolmentState[],
    },
  };
}

/** Where a group of a community stands in `ContactState.memberships`. */
export function membershipKey(community: string, group: string): string {
  return `${community}\u0000${group}`;
}

/** Where an entry stands in `ContactState.enrolments`. */
export function enrolmentKey(journey: string, key: string): string {
  return key === '' ? journey : `${journey}\u0000${key}`;
}

/** Entries in an order that does not depend on how they were loaded. */
export function enrolmentsOf(contact: ContactState): EnrolmentState[] {
  const all = [...contact.enrolments];
  if (all.length > 1) all.sort(([a], [b]) => (a < b ? -1 : 1));
  return all.map(([, enrolment]) => enrolment);
}

/** Active when any entry is; undefined when there never was one. */
function journeyState(contact: ContactState, journey: string): 'active' | 'ended' | undefined {
  let state: 'active' | 'ended' | undefined;
  for (const enrolment of contact.enrolments.values()) {
    if (enrolment.journey !== journey) continue;
    if (enrolment.status === 'active') return 'active';
    state = 'ended';
  }
  return state;
}

/** The staff member who looks after a contact: the owner while still a friend, else any friend left. */
export function ownerOf(contact: ContactState): string | null {
  const owner = contact.owner === null ? undefined : contact.relations.get(contact.owner);
  if (contact.owner !== null && owner && owner.lostAt === null) return contact.owner;
  for (const [staff, relation] of contact.relations) if (relation.lostAt === null) return staff;
  return null;
}

/** A contact as conditions see it. */
export function factsOf(contact: ContactState, plan: CompiledPlan): Facts {
  return new ContactFacts(contact, plan);
}

/** A class, because one is made for every event: methods cost nothing until they are called. */
class ContactFacts implements Facts {
  readonly stage: string | null;
  readonly stageAt: number | null;
  readonly code: string | null;
  readonly #contact: ContactState;
  readonly #plan: CompiledPlan;

  constructor(contact: ContactState, plan: CompiledPlan) {
    this.stage = contact.stage;
    this.stageAt = contact.stageAt?.getTime() ?? null;
    this.code = contact.code;
    this.#contact = contact;
    this.#plan = plan;
  }

  stageIndex(stage: string): number {
    return this.#plan.stageIndex.get(stage) ?? -1;
  }

  tier(ladder: string): Since<string> | undefined {
    const state = this.#contact.tiers.get(ladder);
    return state && state.tier !== null ? { is: state.tier, since: state.since.getTime() } : undefined;
  }

  tierIndex(ladder: string, tier: string): number {
    const { ladders } = this.#plan.plan;
    return Object.hasOwn(ladders, ladder) ? Object.keys(ladders[ladder]?.tiers ?? {}).indexOf(tier) : -1;
  }

  tagAt(ref: string): number | undefined {
    return this.#contact.tags.get(ref)?.at.getTime();
  }

  hasTagOf(group: string): boolean {
    const prefix = `${group}/`;
    for (const ref of this.#contact.tags.keys()) if (ref.startsWith(prefix)) return true;
    return false;
  }

  field(key: string): unknown {
    return this.#contact.fields[key];
  }

  befriendedBy(code: string): boolean {
    for (const relation of this.#contact.relations.values()) if (relation.code === code) return true;
    return false;
  }

  friendOf(staff: string): boolean {
    return this.#contact.relations.get(staff)?.lostAt === null;
  }

  community(key: string): Since<'member' | 'left'> | undefined {
    return membershipIn(this.#contact, key);
  }

  consent(scope: ConsentScope): 'given' | 'withdrawn' | undefined {
    return this.#contact.consents.get(scope)?.is;
  }

  journey(key: string): 'active' | 'ended' | undefined {
    return journeyState(this.#contact, key);
  }

  segment(key: string): Condition | undefined {
    const { segments } = this.#plan.plan;
    return Object.hasOwn(segments, key) ? segments[key]?.when : undefined;
  }

  counter(leaf: EventLeaf): CounterState | undefined {
    const id = this.#plan.kept.ids.counters.get(counterKeyOf(leaf));
    return id === undefined ? undefined : this.#contact.counters.get(id);
  }

  measure(leaf: EventLeaf): MeasureState | undefined {
    const id = this.#plan.kept.ids.measures.get(measureKeyOf(leaf) ?? '');
    return id === undefined ? undefined : this.#contact.measures.get(id);
  }

  isMoney(event: string, property: string): boolean {
    return isMoney(this.#plan.plan, event, property);
  }

  completed(leaf: SequenceLeaf): number | null {
    const id = this.#plan.kept.ids.sequences.get(sequenceKeyOf(leaf));
    const state = id === undefined ? undefined : this.#contact.sequences.get(id);
    return state?.ends.at(-1) ?? null;
  }

  dayOf(ms: number): string {
    return dayIn(new Date(ms), this.#plan.timezone);
  }

  startOf(day: string): number {
    return startOfDay(day, this.#plan.timezone).getTime();
  }
}

/** In any group of a community: since the first of those; else out since the last was left. */
function membershipIn(contact: ContactState, community: string): Since<'member' | 'left'> | undefined {
  const prefix = membershipKey(community, '');
  let left: number | undefined;
  let joined: number | undefined;
  for (const [key, { joinedAt, leftAt }] of contact.memberships) {
    if (!key.startsWith(prefix)) continue;
    if (joinedAt !== null && (leftAt === null || joinedAt > leftAt))
      joined = Math.min(joined ?? Number.POSITIVE_INFINITY, joinedAt.getTime());
    else if (leftAt !== null) left = Math.max(left ?? 0, leftAt.getTime());
  }
  if (joined !== undefined) return { is: 'member', since: joined };
  return left === undefined ? undefined : { is: 'left', since: left };
}
