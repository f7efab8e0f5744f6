import type { LoggedEvent } from '../../../kernel/log/consume.ts';
import type { ContactState } from '../../../reaction/contact-state.ts';
import type { Reaction } from '../../../reaction/reaction.ts';
import { changeTags, markInWecom } from './change-tags.ts';
import { isDecidedByRule, notRefused } from './refusals.ts';
import { stillToUndo } from './still-to-undo.ts';

/** Tags after an event: those of the code a contact came by, those set by staff, by WeCom or by a program. */
export function reactWithTags(contact: ContactState, event: LoggedEvent, reaction: Reaction): void {
  if (event.name === 'contact.added') {
    const code = typeof event.props.code === 'string' ? event.props.code : '';
    const tags = reaction.plan.plan.codes[code]?.tags ?? [];
    // WeCom keeps tags by friendship: what we knew before has to be said of the new one.
    const staff = typeof event.props.staff === 'string' ? event.props.staff : null;
    markInWecom(contact, { added: [...contact.tags.keys()], removed: [] }, reaction, { staff });
    if (tags.length > 0)
      changeTags(contact, { add: tags, remove: [], source: `code:${code}`, at: event.at }, reaction);
  } else if (event.name === 'contact.merged' || event.name === 'contact.split') {
    // Each of the two was marked with what was known of it; `tags` are those that were marked till then.
    const gone = [...refs(event.props.tags), ...excluded(contact, reaction)];
    const removed = [...new Set(gone)].filter((ref) => !contact.tags.has(ref));
    markInWecom(contact, { added: [...contact.tags.keys()], removed }, reaction);
  } else if (event.name === 'contact.tags-set') {
    const source = typeof event.props.source === 'string' ? event.props.source : event.source;
    const { undo, since } = event.props;
    const remove = refs(event.props.remove).filter((ref) => !isSetAfter(contact, ref, since));
    const wished = refs(event.props.add);
    const add = isDecidedByRule(event) ? notRefused(contact, wished, reaction.plan.plan) : wished;
    const wish = { add, remove, source, at: event.at };
    changeTags(
      contact,
      typeof undo === 'string' ? stillToUndo(contact, wish, { undo, reaction }) : wish,
      reaction,
    );
  } else if (event.name === 'task.done') {
    changeTags(contact, { add: refs(event.props.tags), remove: [], source: 'staff', at: event.at }, reaction);
  }
}

/** What the contact's tags exclude: one of the two may have been marked with it. */
function excluded(contact: ContactState, { plan }: Reaction): string[] {
  const groups = new Set([...contact.tags.keys()].map((ref) => ref.split('/')[0] ?? ''));
  return [...groups].flatMap((key) => {
    const group = plan.plan.tags[key];
    return group?.choose === 'one' ? Object.keys(group.values).map((value) => `${key}/${value}`) : [];
  });
}

/** A tag whose time is over is one that was set at a moment; it may have been set again. */
function isSetAfter(contact: ContactState, ref: string, since: unknown): boolean {
  const at = contact.tags.get(ref)?.at;
  return typeof since === 'string' && at !== undefined && at > new Date(since);
}

function refs(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
