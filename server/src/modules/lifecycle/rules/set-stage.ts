import type { ContactState } from '../../../reaction/contact-state.ts';
import type { Reaction } from '../../../reaction/reaction.ts';

export interface StageWish {
  to: string;
  /** Who wants it and why, kept with the move. */
  cause: Record<string, unknown>;
}

/**
 * Puts a contact into a stage, also an earlier one. The next event that meets the entry of a later stage moves it on.
 * @returns what came of it, for the record.
 */
export function setStage(
  contact: ContactState,
  { to, cause }: StageWish,
  reaction: Reaction,
): 'moved' | 'already-there' | 'no-such-stage' {
  if (!reaction.plan.stageIndex.has(to)) return 'no-such-stage';
  if (contact.stage === to) return 'already-there';
  const { now: at, effects } = reaction;
  const from = contact.stage;
  contact.stage = to;
  contact.stageAt = at;
  contact.stageSeq += 1;
  contact.dirty.profile = true;
  const change = { contactId: contact.id, seq: contact.stageSeq, at, from, to, skipped: [] };
  effects.stageChanges.push({ ...change, cause });
  effects.derived.push({
    name: 'stage.entered',
    contactId: contact.id,
    at,
    props: { stage: to, ...(from === null ? {} : { from }), by: 'journey' },
  });
  return 'moved';
}
