import { dependenciesOf } from '../../../conditions/rules/depends-on.ts';
import { type Facts, holds } from '../../../conditions/rules/evaluate.ts';
import type { LoggedEvent } from '../../../kernel/log/consume.ts';
import type { CompiledPlan } from '../../../reaction/compiled-plan.ts';
import { type ContactState, factsOf } from '../../../reaction/contact-state.ts';
import type { Reaction } from '../../../reaction/reaction.ts';
import { moveStage } from './move-stage.ts';
import { STAGE_SET, setStageByHand } from './stage-by-hand.ts';

/**
 * Moves a contact to the furthest stage whose entry holds. Never back, unless somebody puts it back by hand; stages
 * passed over are recorded with the move. A contact without a stage first enters the first one.
 */
export function advanceStage(contact: ContactState, event: LoggedEvent, reaction: Reaction): void {
  const { plan } = reaction;
  const first = plan.stages[0];
  if (!first) return;
  const { at } = event;
  const cause = { event: event.name, seq: event.seq };
  let current = contact.stage === null ? -1 : (plan.stageIndex.get(contact.stage) ?? -1);
  if (current < 0) {
    moveStage(contact, { to: first.key, skipped: [], cause, at }, reaction);
    current = 0;
  }
  if (event.name === STAGE_SET) {
    setStageByHand(contact, event, reaction);
    return;
  }
  const facts = factsOf(contact, plan);
  if (contact.stageHeld.length > 0) letGo(contact, event, { plan, facts });
  for (let i = plan.stages.length - 1; i > current; i--) {
    const stage = plan.stages[i];
    if (!stage?.spec.enter || contact.stageHeld.includes(stage.key)) continue;
    if (!holds(stage.spec.enter, facts, { now: at.getTime() })) continue;
    const skipped = plan.stages.slice(current + 1, i).map((between) => between.key);
    moveStage(contact, { to: stage.key, skipped, cause, at }, reaction);
    return;
  }
}

/** Stages are held no longer when their entry has ceased to hold, or what it asks for has happened once more. */
function letGo(
  contact: ContactState,
  event: LoggedEvent,
  { plan, facts }: { plan: CompiledPlan; facts: Facts },
): void {
  const held = contact.stageHeld.filter((key) => {
    const enter = plan.stages[plan.stageIndex.get(key) ?? -1]?.spec.enter;
    if (!enter || !holds(enter, facts, { now: event.at.getTime() })) return false;
    return !dependenciesOf([enter], plan.plan.segments).events.has(event.name);
  });
  if (held.length === contact.stageHeld.length) return;
  contact.stageHeld = held;
  contact.dirty.profile = true;
}
