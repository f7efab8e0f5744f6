import type { Activity } from '@hetang/contract/plan/kinds/activities';
import { durationMs } from '@hetang/contract/plan/values';
import { dayIn } from '../../../kernel/zone.ts';
import type { CompiledPlan } from '../../../reaction/compiled-plan.ts';
import type { ContactState } from '../../../reaction/contact-state.ts';
import type { DraftCoupon, Reaction } from '../../../reaction/reaction.ts';

/** What makes somebody get a coupon. */
type Behind = Pick<DraftCoupon, 'source' | 'enrolment' | 'told'> & {
  /** The version that speaks of the activity, should the plan in force have it no more. */
  plan: CompiledPlan;
};

/** Why nobody gets a coupon of an activity now. */
type NotAsked = 'unknown-activity' | 'not-running';

/** Asks for one coupon of an activity, by the plan in force. @returns what was asked for, or why it cannot be. */
export function askForCoupon(
  contact: ContactState,
  activity: string,
  { plan: pinned, ...behind }: Behind,
  reaction: Reaction,
): DraftCoupon | NotAsked {
  const { now } = reaction;
  const plan = couponIn(reaction.plan, activity) ? reaction.plan : pinned;
  const spec = couponIn(plan, activity);
  const refusal = !spec ? 'unknown-activity' : runs(spec, dayIn(now, plan.timezone)) ? null : 'not-running';
  if (!spec || refusal !== null) {
    const why = refusal ?? 'unknown-activity';
    const props = { activity, why, ...behind.told };
    reaction.effects.derived.push({ name: 'coupon.refused', contactId: contact.id, at: now, props });
    return why;
  }
  const draft: DraftCoupon = {
    ...behind,
    cause: reaction.uniqueKey(),
    contactId: contact.id,
    activity,
    version: plan.version,
    at: now,
    endsAt: spec.valid === undefined ? null : new Date(now.getTime() + durationMs(spec.valid)),
    stock: spec.stock ?? null,
    perPerson: spec['per-person'] ?? null,
    step: null,
  };
  reaction.effects.coupons.push(draft);
  return draft;
}

/** The coupon that a plan speaks of. */
function couponIn({ plan }: CompiledPlan, key: string): (Activity & { type: 'coupon' }) | null {
  const spec = Object.hasOwn(plan.activities, key) ? plan.activities[key] : undefined;
  return spec?.type === 'coupon' ? spec : null;
}

/** From its first day to its last, in the plan's zone; one without days always runs. */
function runs({ period }: Activity, today: string): boolean {
  return period === undefined || (period.from <= today && today <= period.to);
}
