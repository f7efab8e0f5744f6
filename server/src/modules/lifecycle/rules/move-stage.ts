import type { ContactState } from '../../../reaction/contact-state.ts';
import type { Reaction } from '../../../reaction/reaction.ts';

export interface StageMove {
  to: string;
  skipped: string[];
  /** Kept with the move. */
  cause: Record<string, unknown>;
  at: Date;
  /** Told with `stage.entered` besides the stage. */
  told?: Record<string, unknown>;
}

/** Puts a contact on a stage, writes its history and tells the log. */
export function moveStage(
  contact: ContactState,
  { to, skipped, cause, at, told = {} }: StageMove,
  { effects }: Reaction,
): void {
  const from = contact.stage;
  contact.stage = to;
  contact.stageAt = at;
  contact.stageSeq += 1;
  contact.dirty.profile = true;
  effects.stageChanges.push({ contactId: contact.id, seq: contact.stageSeq, at, from, to, skipped, cause });
  effects.derived.push({
    name: 'stage.entered',
    contactId: contact.id,
    at,
    props: {
      stage: to,
      ...(from === null ? {} : { from }),
      ...(skipped.length > 0 ? { skipped } : {}),
      ...told,
    },
  });
}
