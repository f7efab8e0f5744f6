import type { ContactState } from '../../../reaction/contact-state.ts';
import type { Reaction } from '../../../reaction/reaction.ts';
import { moveStage } from './move-stage.ts';

export interface StageWish {
  to: string;
  /** Who wants it and why, kept with the move. */
  cause: Record<string, unknown>;
}

/**
 * Moves a contact on to a later stage without its entry being met. Never back, as with entries: what a contact has
 * reached stays reached.
 * @returns what came of it, for the record.
 */
export function setStage(
  contact: ContactState,
  { to, cause }: StageWish,
  reaction: Reaction,
): 'moved' | 'already-there' | 'already-further' | 'no-such-stage' {
  const { plan, now: at } = reaction;
  const wanted = plan.stageIndex.get(to);
  if (wanted === undefined) return 'no-such-stage';
  if (contact.stage === to) return 'already-there';
  const current = contact.stage === null ? -1 : (plan.stageIndex.get(contact.stage) ?? -1);
  if (wanted < current) return 'already-further';
  const skipped = plan.stages.slice(current + 1, wanted).map((stage) => stage.key);
  moveStage(contact, { to, skipped, cause, at, told: { by: 'journey' } }, reaction);
  return 'moved';
}
