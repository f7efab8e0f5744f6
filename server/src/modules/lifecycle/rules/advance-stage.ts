import { holds } from '../../../conditions/rules/evaluate.ts';
import type { LoggedEvent } from '../../../kernel/log/consume.ts';
import { type ContactState, factsOf } from '../../../reaction/contact-state.ts';
import type { Reaction } from '../../../reaction/reaction.ts';

/**
 * Moves a contact to the furthest stage whose entry holds. Never back; stages passed over are recorded with the
 * move. A contact without a stage first enters the first one.
 */
export function advanceStage(contact: ContactState, event: LoggedEvent, reaction: Reaction): void {
  const { plan } = reaction;
  const first = plan.stages[0];
  if (!first) return;
  let current = contact.stage === null ? -1 : (plan.stageIndex.get(contact.stage) ?? -1);
  if (current < 0) {
    move(contact, { to: first.key, skipped: [], event }, reaction);
    current = 0;
  }
  const facts = factsOf(contact, plan);
  const moment = { now: event.at.getTime() };
  for (let i = plan.stages.length - 1; i > current; i--) {
    const stage = plan.stages[i];
    if (!stage?.spec.enter || !holds(stage.spec.enter, facts, moment)) continue;
    const skipped = plan.stages.slice(current + 1, i).map((between) => between.key);
    move(contact, { to: stage.key, skipped, event }, reaction);
    return;
  }
}

interface StageMove {
  to: string;
  skipped: string[];
  event: LoggedEvent;
}

function move(contact: ContactState, { to, skipped, event }: StageMove, reaction: Reaction): void {
  const from = contact.stage;
  const { at } = event;
  contact.stage = to;
  contact.stageAt = at;
  contact.stageSeq += 1;
  contact.dirty.profile = true;
  const change = { contactId: contact.id, seq: contact.stageSeq, at, from, to, skipped };
  reaction.effects.stageChanges.push({ ...change, cause: { event: event.name, seq: event.seq } });
  reaction.effects.derived.push({
    name: 'stage.entered',
    contactId: contact.id,
    at,
    props: { stage: to, ...(from === null ? {} : { from }), ...(skipped.length > 0 ? { skipped } : {}) },
  });
}
