import type { LoggedEvent } from '../../../kernel/log/consume.ts';
import type { ContactState } from '../../../reaction/contact-state.ts';
import { applyConsent } from './apply-consent.ts';
import { applyMembership } from './apply-membership.ts';

/** Profile, relations, owner, consents and groups after an event. */
export function applyProfile(contact: ContactState, event: LoggedEvent): void {
  if (contact.lastEventAt === null || event.at > contact.lastEventAt) {
    contact.lastEventAt = event.at;
    contact.dirty.seen = true;
  }
  const change = CHANGES[event.name];
  if (!change) return;
  change(contact, event);
}

const CHANGES: Record<string, (contact: ContactState, event: LoggedEvent) => void> = {
  'contact.added': profile(added),
  'contact.lost': profile(lost),
  'contact.removed': profile(lost),
  'relation.transferred': profile(takenOver),
  'relation.handed-over': profile(handedOver),
  'contact.updated': profile(updated),
  'task.done': profile((contact, event) => setFields(contact, event.props.fields)),
  'consent.given': applyConsent,
  'consent.withdrawn': applyConsent,
  'community.joined': applyMembership,
  'community.left': applyMembership,
  'community.dismissed': applyMembership,
};

function profile(change: (contact: ContactState, event: LoggedEvent) => void): typeof change {
  return (contact, event) => {
    contact.dirty.profile = true;
    change(contact, event);
  };
}

function added(contact: ContactState, event: LoggedEvent): void {
  updated(contact, event);
  const staff = text(event.props.staff);
  const code = text(event.props.code);
  if (staff === null) return;
  const known = contact.relations.get(staff);
  contact.relations.set(staff, { addedAt: event.at, lostAt: null, code: code ?? known?.code ?? null });
  contact.dirty.relations.add(staff);
  contact.addedAt ??= event.at;
  contact.lostAt = null;
  contact.code ??= code; // the first source stays
  const owner = contact.owner === null ? undefined : contact.relations.get(contact.owner);
  if (!owner || owner.lostAt !== null) contact.owner = staff;
}

function lost(contact: ContactState, event: LoggedEvent): void {
  const staff = text(event.props.staff);
  const relation = staff === null ? undefined : contact.relations.get(staff);
  // Callbacks may come out of order: an old farewell does not end a newer friendship.
  if (staff === null || !relation || relation.lostAt !== null || event.at < relation.addedAt) return;
  relation.lostAt = event.at;
  contact.dirty.relations.add(staff);
  const left = [...contact.relations].find(([, other]) => other.lostAt === null);
  if (!left) contact.lostAt = event.at;
  else if (contact.owner === staff) contact.owner = left[0];
}

/** Another member takes the place of the one before, who may not have been told of yet. The source stays. */
function takenOver(contact: ContactState, event: LoggedEvent): void {
  const staff = text(event.props.staff);
  if (staff === null) return;
  const from = text(event.props.from);
  if (from !== null && from !== staff) end(contact, from, event.at);
  // Nobody was added by a code: it counts for who was.
  contact.relations.set(staff, { addedAt: event.at, lostAt: null, code: null });
  contact.dirty.relations.add(staff);
  contact.addedAt ??= event.at;
  contact.lostAt = null;
  const owner = contact.owner === null ? undefined : contact.relations.get(contact.owner);
  if (!owner || owner.lostAt !== null) contact.owner = staff;
}

/** The one side of it. The customer is not lost, even when the other side is still on its way. */
function handedOver(contact: ContactState, event: LoggedEvent): void {
  const staff = text(event.props.staff);
  if (staff !== null) end(contact, staff, event.at);
}

function end(contact: ContactState, staff: string, at: Date): void {
  const relation = contact.relations.get(staff);
  if (!relation || relation.lostAt !== null || at < relation.addedAt) return;
  relation.lostAt = at;
  contact.dirty.relations.add(staff);
  const left = [...contact.relations].find(([, other]) => other.lostAt === null);
  if (left && contact.owner === staff) contact.owner = left[0];
}

function updated(contact: ContactState, event: LoggedEvent): void {
  contact.name = text(event.props.name) ?? contact.name;
  contact.avatar = text(event.props.avatar) ?? contact.avatar;
  setFields(contact, event.props.fields);
}

/** Null clears a field. */
function setFields(contact: ContactState, fields: unknown): void {
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return;
  for (const [key, value] of Object.entries(fields)) {
    if (value === null) delete contact.fields[key];
    else contact.fields[key] = value;
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
