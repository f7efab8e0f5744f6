import type { Plan } from '@hetang/contract/plan/registry';
import type { LoggedEvent } from '../../../kernel/log/consume.ts';
import type { ContactState } from '../../../reaction/contact-state.ts';

/** The source of tags that a condition of the plan sets. */
export const BY_RULE = 'rule';

/** Whether members of staff have said it: here, in the WeCom client, or for many at once. */
export function isByStaff(source: string): boolean {
  return source === 'staff' || source === 'wecom' || source.startsWith('bulk:');
}

/** Whether an event tells what a condition has decided: whoever works it off asks for what staff have taken away. */
export function isDecidedByRule({ name, props }: LoggedEvent): boolean {
  return name === 'contact.tags-set' && props.source === BY_RULE;
}

/**
 * What a condition may still set. It was decided on the state of an earlier moment: where staff have taken a value away
 * since, their word stands as the group's `owner` has it.
 */
export function notRefused(contact: ContactState, refs: readonly string[], plan: Plan): string[] {
  return refs.filter((ref) => {
    const group = ref.split('/')[0] ?? '';
    const { owner = 'last', choose } = plan.tags[group] ?? {};
    if (owner === 'rule') return true;
    if (owner === 'last' || choose !== 'one') return !contact.refusals.has(ref);
    return ![...contact.refusals].some((refused) => refused.startsWith(`${group}/`));
  });
}

/** Keeps what staff have taken away, and set again, with the contact. */
export function noteRefusal(
  contact: ContactState,
  change: { ref: string; source: string; gone: boolean },
): void {
  if (!isByStaff(change.source)) return;
  if (change.gone) contact.refusals.add(change.ref);
  else contact.refusals.delete(change.ref);
}
