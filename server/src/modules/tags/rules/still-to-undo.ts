import type { ContactState } from '../../../reaction/contact-state.ts';
import type { Reaction } from '../../../reaction/reaction.ts';
import type { TagWish } from './change-tags.ts';

/**
 * What is left to do of an undo: tags go that still stand by the word of `undo`, and tags come back into groups of one
 * only when nobody has chosen another value since.
 */
export function stillToUndo(
  contact: ContactState,
  wish: TagWish,
  { undo, reaction }: { undo: string; reaction: Reaction },
): TagWish {
  const groupOf = (ref: string) => ref.split('/')[0] ?? '';
  const taken = new Set([...contact.tags.keys()].map(groupOf));
  return {
    ...wish,
    remove: wish.remove.filter((ref) => contact.tags.get(ref)?.source === undo),
    add: wish.add.filter(
      (ref) => reaction.plan.plan.tags[groupOf(ref)]?.choose !== 'one' || !taken.has(groupOf(ref)),
    ),
  };
}
