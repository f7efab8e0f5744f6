import type { Condition } from '@hetang/contract/plan/condition';
import type { Plan } from '@hetang/contract/plan/registry';
import { durationMs } from '@hetang/contract/plan/values';
import { dependenciesOf } from '../conditions/rules/depends-on.ts';

/** A segment with its number in the database. */
export interface SegmentPlan {
  id: number;
  key: string;
  when: Condition;
  timed: boolean;
}

export interface TierPlan {
  key: string;
  /** Null holds of everybody. */
  when: Condition | null;
}

export interface LadderPlan {
  key: string;
  tiers: TierPlan[];
  reviewMs: number | null;
  demote: 'to-matching' | 'one-step' | 'never';
  timed: boolean;
}

/** Segments and ladders to look at again together. */
export interface Concerned {
  segments: readonly SegmentPlan[];
  ladders: readonly LadderPlan[];
}

/** A question about the present state, and who is concerned when its answer moves. */
export interface Watch extends Concerned {
  leaf: Condition;
}

/** Segments and ladders of a plan, made ready for the hot path. */
export interface StandingPlan extends Concerned {
  watches: Watch[];
  /** Who reads the history of an event. */
  byEvent: ReadonlyMap<string, Concerned>;
  timed: Concerned;
  ladderByKey: ReadonlyMap<string, LadderPlan>;
}

/**
 * Makes segments and ladders ready; null when there is nothing to keep. A segment without a number is not kept:
 * nobody has declared it to the database.
 */
export function compileStanding(plan: Plan, segmentIds: ReadonlyMap<string, number>): StandingPlan | null {
  const index = makeIndex();
  const segments = Object.entries(plan.segments).flatMap(([key, { when }]): SegmentPlan[] => {
    const id = segmentIds.get(key);
    if (id === undefined) return [];
    const needs = dependenciesOf([when], plan.segments);
    const segment = { id, key, when, timed: needs.timed };
    index.add(needs, (concerned) => concerned.segments.push(segment));
    return [segment];
  });
  const ladders = Object.entries(plan.ladders).map(([key, spec]): LadderPlan => {
    const tiers = Object.entries(spec.tiers).map(([tier, { when }]) => ({ key: tier, when: when ?? null }));
    const conditions = tiers.flatMap(({ when }) => (when ? [when] : []));
    const needs = dependenciesOf(conditions, plan.segments);
    const reviewMs = spec.review ? durationMs(spec.review) : null;
    const ladder = { key, tiers, reviewMs, demote: spec.demote, timed: needs.timed };
    index.add(needs, (concerned) => concerned.ladders.push(ladder));
    return ladder;
  });
  if (segments.length + ladders.length === 0) return null;
  return {
    segments,
    ladders,
    watches: index.watches(),
    byEvent: index.byEvent,
    timed: { segments: segments.filter(({ timed }) => timed), ladders },
    ladderByKey: new Map(ladders.map((ladder) => [ladder.key, ladder])),
  };
}

interface Growing {
  segments: SegmentPlan[];
  ladders: LadderPlan[];
}

function makeIndex() {
  const byEvent = new Map<string, Growing>();
  const byLeaf = new Map<string, Growing & { leaf: Condition }>();
  return {
    byEvent,
    watches: (): Watch[] => [...byLeaf.values()],
    add(needs: ReturnType<typeof dependenciesOf>, note: (concerned: Growing) => void): void {
      for (const event of needs.events) {
        const concerned = byEvent.get(event) ?? { segments: [], ladders: [] };
        byEvent.set(event, concerned);
        note(concerned);
      }
      for (const [text, leaf] of needs.leaves) {
        const concerned = byLeaf.get(text) ?? { leaf, segments: [], ladders: [] };
        byLeaf.set(text, concerned);
        note(concerned);
      }
    },
  };
}
