import type { ContactState } from '../../../reaction/contact-state.ts';
import type { Reaction } from '../../../reaction/reaction.ts';

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
  const { plan } = reaction;
  const wanted = plan.stageIndex.get(to);
  if (wanted === undefined) return 'no-such-stage';
  if (contact.stage === to) return 'already-there';
  const current = contact.stage === null ? -1 : (plan.stageIndex.get(contact.stage) ?? -1);
  if (wanted < current) return 'already-further';
  const { now: at, effects } = reaction;
  const from = contact.stage;
  contact.stage = to;
  contact.stageAt = at;
  contact.stageSeq += 1;
  contact.dirty.profile = true;
  const change = {
    contactId: contact.id,
    seq: contact.stageSeq,
    at,
    from,
    to,
    skipped: plan.stages.slice(current + 1, wanted).map((stage) => stage.key),
  };
  effects.stageChanges.push({ ...change, cause });
  effects.derived.push({
    name: 'stage.entered',
    contactId: contact.id,
    at,
    props: { stage: to, ...(from === null ? {} : { from }), by: 'journey' },
  });
  return 'moved';
}
