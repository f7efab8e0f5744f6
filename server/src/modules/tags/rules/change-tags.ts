import { tagValueName } from '@hetang/contract/plan/kinds/tags';
import { type ContactState, ownerOf } from '../../../reaction/contact-state.ts';
import type { Reaction } from '../../../reaction/reaction.ts';
import { noteRefusal } from './refusals.ts';

export interface TagWish {
  add: readonly string[];
  remove: readonly string[];
  /** `code:<key>`, `journey:<key>`, `staff`, `wecom`, `api` … */
  source: string;
  at: Date;
}

/**
 * Adds and removes tags. A value of a `choose: one` group takes the place of the group's other values. Tags that
 * the plan does not have are ignored. What is different in the end becomes `tag.added` / `tag.removed`, and an
 * intention to mark the customer in WeCom, as far as WeCom does not have it so already.
 */
export function changeTags(contact: ContactState, wish: TagWish, reaction: Reaction): void {
  const before = new Map(contact.tags);
  const displaced: string[] = [];
  for (const ref of wish.remove) if (!wish.add.includes(ref)) contact.tags.delete(ref);
  for (const ref of wish.add) {
    const [groupKey = '', value = ''] = ref.split('/');
    const group = reaction.plan.plan.tags[groupKey];
    if (!group || tagValueName(group, value) === undefined || contact.tags.has(ref)) continue;
    if (group.choose === 'one') displaced.push(...takeGroup(contact, groupKey));
    contact.tags.set(ref, { at: wish.at, source: wish.source });
  }
  // Displaced and set again in one go: it has been there all the time.
  for (const [ref, since] of before) if (contact.tags.has(ref)) contact.tags.set(ref, since);
  // Sorted: the order in which tags were loaded must not show.
  const added = [...contact.tags.keys()].filter((ref) => !before.has(ref)).sort();
  const removed = [...before.keys()].filter((ref) => !contact.tags.has(ref)).sort();
  record(contact, wish, { added, removed }, reaction);
  if (wish.source !== 'wecom') {
    markInWecom(contact, { added, removed }, reaction);
    return;
  }
  // WeCom knows no exclusive groups: what staff set there stays beside the old value until we take that away.
  const left = [...new Set(displaced)].filter((ref) => !contact.tags.has(ref));
  markInWecom(contact, { added: [], removed: left }, reaction);
  markInWecom(contact, { added, removed }, reaction, { echo: true });
}

/** Takes away every value of a group; answers what there was. */
function takeGroup(contact: ContactState, group: string): string[] {
  const gone = [...contact.tags.keys()].filter((ref) => ref.startsWith(`${group}/`));
  for (const ref of gone) contact.tags.delete(ref);
  return gone;
}

interface Changed {
  added: string[];
  removed: string[];
}

function record(contact: ContactState, wish: TagWish, { added, removed }: Changed, reaction: Reaction): void {
  const { effects } = reaction;
  const { at, source } = wish;
  for (const ref of removed) noteRefusal(contact, { ref, source, gone: true });
  for (const ref of added) noteRefusal(contact, { ref, source, gone: false });
  for (const ref of removed)
    effects.tagChanges.push({ contactId: contact.id, ref, at, source, change: 'removed' });
  for (const ref of added)
    effects.tagChanges.push({ contactId: contact.id, ref, at, source, change: 'added' });
  const report = (name: string, ref: string): void => {
    effects.derived.push({
      name,
      contactId: contact.id,
      at,
      props: { tag: ref, group: ref.split('/')[0], source },
    });
  };
  for (const ref of removed) report('tag.removed', ref);
  for (const ref of added) report('tag.added', ref);
}

/** Asks for tags to be set and removed at the platform, of the groups that are kept in step. */
export function markInWecom(
  contact: ContactState,
  { added, removed }: Changed,
  reaction: Reaction,
  how: { staff?: string | null; echo?: boolean } = {},
): void {
  const { staff = ownerOf(contact), echo = false } = how;
  const inStep = (ref: string): boolean => reaction.plan.plan.tags[ref.split('/')[0] ?? '']?.wecom ?? false;
  const add = added.filter(inStep).sort();
  const remove = removed.filter(inStep).sort();
  if (staff === null || add.length + remove.length === 0) return;
  reaction.effects.intentions.push({
    dedupe: reaction.uniqueKey(),
    kind: 'tag',
    contactId: contact.id,
    staff,
    message: null,
    planVersion: reaction.plan.version,
    params: { add, remove },
    enrolment: null,
    notAfter: null,
    echo,
  });
}
