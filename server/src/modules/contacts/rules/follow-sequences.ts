import type { SequenceDef } from '../../../conditions/rules/kept-defs.ts';
import {
  endsOf,
  isBefore,
  noEnds,
  type Occurrence,
  stepsMatched,
  takeOccurrence,
} from '../../../conditions/rules/sequence-state.ts';
import type { LoggedEvent } from '../../../kernel/log/consume.ts';
import type { CompiledPlan } from '../../../reaction/compiled-plan.ts';
import type { ContactState } from '../../../reaction/contact-state.ts';

/** Moves the sequences on that some condition of the plan reads. */
export function followSequences(contact: ContactState, event: LoggedEvent, plan: CompiledPlan): void {
  for (const def of plan.kept.sequences.get(event.name) ?? []) {
    const steps = stepsMatched(def.steps, event);
    if (steps === 0) continue;
    follow(contact, def, { at: event.at.getTime(), part: event.part, seq: event.seq, steps });
  }
}

function follow(contact: ContactState, { id, steps }: SequenceDef, one: Occurrence): void {
  const known = contact.sequences.get(id);
  const state = known ?? { ends: noEnds(steps), seen: one, history: [], added: [] };
  contact.sequences.set(id, state);
  state.added.push(one);
  // What arrives late may stand before what was taken already: then the batch has loaded the whole history.
  const late = known !== undefined && isBefore(one, known.seen);
  state.history?.push(one);
  if (late) state.ends = endsOf(steps, state.history ?? [one]);
  else {
    takeOccurrence(state.ends, steps, one);
    state.seen = one;
  }
}
