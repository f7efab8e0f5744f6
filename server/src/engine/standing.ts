import type { Tx } from '../kernel/database/database.ts';
import type { CompiledPlan } from '../reaction/compiled-plan.ts';
import type { ContactState } from '../reaction/contact-state.ts';
import type { Reaction } from '../reaction/reaction.ts';
import type { Occasion, Standing } from '../reaction/standing-state.ts';
import { STANDING } from './names.ts';
import { meet, settle } from './settle.ts';
import { loadStandings } from './sql/load-standing.ts';
import { saveStandings } from './sql/save-standing.ts';
import { standingOf } from './standing-plans.ts';

/** Segments and tiers of the contacts of one batch. */
export interface StandingBatch {
  /** Reacts to an input, then looks at what it changes of the contact's standing. */
  around(contact: ContactState, reaction: Reaction, input: { occasion: Occasion; react(): void }): void;
  save(): Promise<void>;
}

/** Loads where contacts stand; without segments and ladders in the plan nothing is loaded, asked or written. */
export async function beginStanding(
  tx: Tx,
  contacts: ReadonlyMap<number, ContactState>,
  { plan, part }: { plan: CompiledPlan; part: number },
): Promise<StandingBatch> {
  const standing = await standingOf(tx, plan);
  if (!standing) {
    return { around: (_contact, _reaction, input) => input.react(), save: async () => undefined };
  }
  const standings = await loadStandings(tx, contacts, { part, plan: standing });
  return {
    around(contact, reaction, { occasion, react }) {
      const state = standings.of.get(contact.id);
      if (!state) return;
      const one: Standing = { contact, state, plan: standing, building: standings.building, reaction };
      if (state.watched === null) meet(one);
      react();
      settle(one, occasion);
    },
    save: () => saveStandings(tx, standings, { part, timezone: plan.timezone, contacts }),
  };
}

/** The moment at which a segment or a tier may change by itself; null for the timers of others. */
export function standingInput(timer: { module: string; contact_id: number }) {
  return timer.module === STANDING ? lookAgain(timer.contact_id, { by: 'time', due: true }) : null;
}

/** The input of a look at everything, without anything having happened. */
export function lookAgain(contactId: number, occasion: Occasion) {
  return { contactId, key: `standing${contactId}`, occasion, react: () => undefined };
}
