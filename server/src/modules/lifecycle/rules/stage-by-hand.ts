import { holds } from '../../../conditions/rules/evaluate.ts';
import type { LoggedEvent } from '../../../kernel/log/consume.ts';
import { type ContactState, factsOf } from '../../../reaction/contact-state.ts';
import type { Reaction } from '../../../reaction/reaction.ts';
import { moveStage } from './move-stage.ts';

/** The event by which somebody sets a stage. */
export const STAGE_SET = 'contact.stage-set';

/**
 * Puts a contact on a stage by hand, further on or back. Going back is the one way back there is; so that the next event
 * does not undo it, later stages whose entry holds already are held (`mayEnter`). What the plan does not have is ignored. An `undo` names the stage that it takes back: who is elsewhere by now stays there.
 */
export function setStageByHand(contact: ContactState, event: LoggedEvent, reaction: Reaction): void {
  const { plan } = reaction;
  const { stage: to, reason = null, by = null, undo } = event.props;
  const place = typeof to === 'string' ? plan.stageIndex.get(to) : undefined;
  if (typeof to !== 'string' || place === undefined || contact.stage === to) return;
  if (undo !== undefined && contact.stage !== undo) return;
  const current = contact.stage === null ? -1 : (plan.stageIndex.get(contact.stage) ?? -1);
  const skipped = plan.stages.slice(current + 1, Math.max(place, current + 1)).map(({ key }) => key);
  const cause = { event: event.name, seq: event.seq, reason, by };
  moveStage(contact, { to, skipped: skipped.filter((key) => key !== to), cause, at: event.at }, reaction);
  const facts = factsOf(contact, plan);
  contact.stageHeld = plan.stages
    .slice(place + 1)
    .filter(({ spec }) => spec.enter && holds(spec.enter, facts, { now: event.at.getTime() }))
    .map(({ key }) => key);
}
