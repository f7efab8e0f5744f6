import type { BulkAct, BulkReason } from '@hetang/contract/http/bulk-acts';
import type { Plan } from '@hetang/contract/plan/registry';

/** What an act asks about a contact. */
export interface PersonFacts {
  id: number;
  stage: string | null;
  tags: readonly { ref: string; source: string }[];
  suppressed: boolean;
  /** What the journey of the act says of the contact's entry; null for other acts. */
  entry: 'accepted' | 'under-way' | 'entered-before' | null;
}

/** What an undo needs. */
export type Before =
  | { added: string[]; removed: { ref: string; source: string }[] }
  | { stage: string | null }
  | Record<string, never>;

export type Verdict = { does: true; before: Before } | { does: false; reason: BulkReason };

/** Whether an act changes anything of a contact, and what stood there before. */
export function judge(act: BulkAct, facts: PersonFacts | undefined, plan: Plan | null): Verdict {
  if (!facts) return skip('gone');
  switch (act.kind) {
    case 'tags':
      return judgeTags(act, facts, plan);
    case 'stage':
      return facts.stage === act.stage ? skip('unchanged') : { does: true, before: { stage: facts.stage } };
    case 'suppress':
      return facts.suppressed ? skip('unchanged') : { does: true, before: {} };
    case 'journey':
      return facts.entry === null || facts.entry === 'accepted'
        ? { does: true, before: {} }
        : skip(facts.entry);
  }
}

/** A value of a group of one takes the place of the group's other values: those are put back by the undo too. */
function judgeTags(
  { add, remove }: Extract<BulkAct, { kind: 'tags' }>,
  { tags }: PersonFacts,
  plan: Plan | null,
): Verdict {
  const has = new Set(tags.map(({ ref }) => ref));
  const added = add.filter((ref) => !has.has(ref));
  const alone = new Set(added.map(groupOf).filter((group) => plan?.tags[group]?.choose === 'one'));
  const removed = tags.filter(({ ref }) => remove.includes(ref) || alone.has(groupOf(ref)));
  if (added.length + removed.length === 0) return skip('unchanged');
  return { does: true, before: { added, removed: removed.map(({ ref, source }) => ({ ref, source })) } };
}

const groupOf = (ref: string): string => ref.split('/')[0] ?? '';
const skip = (reason: BulkReason): Verdict => ({ does: false, reason });
