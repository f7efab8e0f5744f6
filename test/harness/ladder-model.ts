import type { Ladder } from '../../contract/src/plan/kinds/ladders.ts';
import type { Plan } from '../../contract/src/plan/registry.ts';
import { durationMs } from '../../contract/src/plan/values.ts';

/** Where somebody stands on a ladder: the number of the tier, -1 for none. */
export interface Place {
  at: number;
  reviewAt: number | null;
  manual: boolean;
}

/** A model of ladders: every contact and every ladder looked at after everything that happens. */
export function makeLadderModel(plan: Pick<Plan, 'ladders'>) {
  const places = new Map<string, Place>();
  const fallTo = (spec: Ladder, at: number): boolean =>
    at > 0 || (at === 0 && Object.values(spec.tiers)[0]?.when !== undefined);
  const reviewFrom = (spec: Ladder, at: number, now: number): number | null =>
    spec.review && spec.demote !== 'never' && fallTo(spec, at) ? now + durationMs(spec.review) : null;
  const wait = (spec: Ladder, held: Place, now: number): Place | null => {
    const first = reviewFrom(spec, held.at, now);
    if (held.reviewAt === null) return { ...held, reviewAt: first };
    if (held.reviewAt > now) return null;
    let next = held.reviewAt;
    while (next <= now) next += durationMs(spec.review ?? '1m');
    return { at: held.at, reviewAt: first === null ? null : next, manual: false };
  };
  const after = (
    spec: Ladder,
    held: Place,
    { fit, now, arrive }: { fit: number; now: number; arrive(at: number): Place },
  ): Place | null => {
    const due = held.reviewAt !== null && held.reviewAt <= now;
    if (held.manual && !due) return null;
    if (fit > held.at) return arrive(fit);
    const mayFall = spec.demote !== 'never' && (!spec.review || due);
    if (fit === held.at || !mayFall) return wait(spec, held, now);
    return arrive(spec.review && spec.demote === 'one-step' ? held.at - 1 : fit);
  };
  return {
    places,
    look(who: number, key: string, { fit, now }: { fit: number; now: number }): void {
      const spec = plan.ladders[key];
      const held = places.get(`${who} ${key}`);
      if (!spec) return;
      const arrive = (at: number): Place => ({ at, reviewAt: reviewFrom(spec, at, now), manual: false });
      const next = held ? after(spec, held, { fit, now, arrive }) : arrive(fit);
      if (next) places.set(`${who} ${key}`, next);
    },
    set(who: number, tier: unknown, now: number): void {
      const spec = plan.ladders.one;
      const held = places.get(`${who} one`);
      if (!spec || !held) return;
      const review = spec.review ? durationMs(spec.review) : null;
      if (tier === null)
        return void places.set(`${who} one`, {
          ...held,
          manual: false,
          reviewAt: review === null ? null : now,
        });
      const at = Object.keys(spec.tiers).indexOf(String(tier));
      if (at >= 0)
        places.set(`${who} one`, { at, manual: true, reviewAt: review === null ? null : now + review });
    },
  };
}

export type LadderModel = ReturnType<typeof makeLadderModel>;
