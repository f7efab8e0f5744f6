import type { LoggedEvent } from '../kernel/log/consume.ts';
import { reactWithCodes } from '../modules/codes/rules/react.ts';
import { applyProfile } from '../modules/contacts/rules/apply-profile.ts';
import { countEvent } from '../modules/contacts/rules/count-event.ts';
import { followSequences } from '../modules/contacts/rules/follow-sequences.ts';
import { reactWithJourneys } from '../modules/journeys/rules/react.ts';
import { advanceStage } from '../modules/lifecycle/rules/advance-stage.ts';
import { reactWithPoints } from '../modules/points/rules/react.ts';
import { reactWithTags } from '../modules/tags/rules/react.ts';
import { reactWithTransfers } from '../modules/transfers/rules/react.ts';
import type { ContactState } from '../reaction/contact-state.ts';
import type { Reaction } from '../reaction/reaction.ts';

/**
 * What one event does to one contact, module by module, in this order: each sees what those before it changed.
 * Pure over its arguments: no database, no clock.
 */
export function react(contact: ContactState, event: LoggedEvent, reaction: Reaction): void {
  applyProfile(contact, event);
  countEvent(contact, event, reaction.plan);
  followSequences(contact, event, reaction.plan);
  advanceStage(contact, event, reaction);
  reactWithTags(contact, event, reaction);
  reactWithPoints(contact, event, reaction);
  reactWithTransfers(contact, event, reaction);
  reactWithCodes(contact, event, reaction);
  reactWithJourneys(contact, event, reaction);
}
