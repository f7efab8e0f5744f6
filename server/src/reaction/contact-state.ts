import type { EventLeaf } from '@hetang/contract/plan/condition';
import { counterKey } from '../conditions/rules/counter-key.ts';
import type { Facts } from '../conditions/rules/evaluate.ts';
import { dayIn, startOfDay } from '../kernel/zone.ts';
import type { CompiledPlan } from './compiled-plan.ts';

export interface Relation {
  addedAt: Date;
  lostAt: Date | null;
  code: string | null;
}

export interface CounterState {
  count: number;
  firstAt: number;
  lastAt: number;
  days: Map<string, number> | null;
  /** What this batch added, for the flush. */
  added: number;
  addedDays: Map<string, number> | null;
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
  entry: number;
  status: 'active' | 'ended';
  node: number;
  seq: number;
  waiting: 'time' | 'event' | 'task' | null;
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
  owner: string | null;
  code: string | null;
  fields: Record<string, unknown>;
  addedAt: Date | null;
  lostAt: Date | null;
  lastEventAt: Date | null;
  relations: Map<string, Relation>;
  tags: Map<string, { at: Date; source: string }>;
  counters: Map<number, CounterState>;
  /** By ladder; a ladder that nobody has placed the contact on yet is not there. */
  tiers: Map<string, TierState>;
  /** The latest entry of each journey. */
  enrolments: Map<string, EnrolmentState>;
  /**
   * What has to be written back; `seen` alone means that only the time of the last event moved. `replaced` are
   * entries that ended in this batch and gave their place in `enrolments` to a new one.
   */
  dirty: { seen: boolean; profile: boolean; relations: Set<string>; replaced: EnrolmentState[] };
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
  return {
    stage: contact.stage,
    stageAt: contact.stageAt?.getTime() ?? null,
    stageIndex: (stage) => plan.stageIndex.get(stage) ?? -1,
    hasTag: (ref) => contact.tags.has(ref),
    hasTagOf: (group) => {
      const prefix = `${group}/`;
      for (const ref of contact.tags.keys()) if (ref.startsWith(prefix)) return true;
      return false;
    },
    field: (key) => contact.fields[key],
    code: contact.code,
    friendOf: (staff) => contact.relations.get(staff)?.lostAt === null,
    journey: (key) => contact.enrolments.get(key)?.status,
    segment: (key) => (Object.hasOwn(plan.plan.segments, key) ? plan.plan.segments[key]?.when : undefined),
    counter: (leaf: EventLeaf) => {
      const id = plan.counterIds.get(counterKey(leaf.event, leaf.where));
      return id === undefined ? undefined : contact.counters.get(id);
    },
    dayOf: (ms) => dayIn(new Date(ms), plan.timezone),
    startOf: (day) => startOfDay(day, plan.timezone).getTime(),
  };
}
