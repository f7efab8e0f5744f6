import type { LoggedEvent } from '../../../kernel/log/consume.ts';
import type { ContactState, Relation } from '../../../reaction/contact-state.ts';
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
  const platformIds = withId(known, event);
  contact.relations.set(staff, {
    addedAt: event.at,
    lostAt: null,
    code: code ?? known?.code ?? null,
    platformIds,
  });
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
  if (staff === null || !relation || !takeLeave(contact, { staff, relation }, event)) return;
  const left = [...contact.relations].find(([, other]) => other.lostAt === null);
  if (!left) contact.lostAt = event.at;
  else if (contact.owner === staff) contact.owner = left[0];
}

/** Another member takes the place of the one before, who may not have been told of yet. The source stays. */
function takenOver(contact: ContactState, event: LoggedEvent): void {
  const staff = text(event.props.staff);
  if (staff === null) return;
  const from = text(event.props.from);
  if (from !== null && from !== staff) end(contact, from, event);
  const platformIds = withId(contact.relations.get(staff), event);
  // Nobody was added by a code: it counts for who was.
  contact.relations.set(staff, { addedAt: event.at, lostAt: null, code: null, platformIds });
  contact.dirty.relations.add(staff);
  contact.addedAt ??= event.at;
  contact.lostAt = null;
  const owner = contact.owner === null ? undefined : contact.relations.get(contact.owner);
  if (!owner || owner.lostAt !== null) contact.owner = staff;
}

/** The one side of it. The customer is not lost, even when the other side is still on its way. */
function handedOver(contact: ContactState, event: LoggedEvent): void {
  const staff = text(event.props.staff);
  if (staff !== null) end(contact, staff, event);
}

function end(contact: ContactState, staff: string, event: LoggedEvent): void {
  const relation = contact.relations.get(staff);
  if (!relation || !takeLeave(contact, { staff, relation }, event)) return;
  const left = [...contact.relations].find(([, other]) => other.lostAt === null);
  if (left && contact.owner === staff) contact.owner = left[0];
}

/** The ids on the platform by which somebody is a friend from now on. */
function withId(known: Relation | undefined, event: LoggedEvent): string[] {
  const id = text(event.props.platform_id);
  const standing = known?.lostAt === null ? known.platformIds : [];
  return id === null ? standing : [id, ...standing.filter((other) => other !== id)];
}

/** @returns whether the friendship has ended: the last id by which it stood is gone. */
function takeLeave(
  contact: ContactState,
  { staff, relation }: { staff: string; relation: Relation },
  event: LoggedEvent,
): boolean {
  const id = text(event.props.platform_id);
  const [latest = id] = relation.platformIds;
  // Callbacks may come out of order: an old farewell does not end a newer friendship.
  const isOld = event.at < relation.addedAt && (id === null || id === latest);
  if (relation.lostAt !== null || isOld) return false;
  relation.platformIds = id === null ? [] : relation.platformIds.filter((other) => other !== id);
  contact.dirty.relations.add(staff);
  if (relation.platformIds.length > 0) return false;
  relation.lostAt = event.at;
  return true;
}

function updated(contact: ContactState, event: LoggedEvent): void {
  const { undo } = event.props;
  if (isRecord(undo)) {
    takeBack(contact, event.props, undo);
    return;
  }
  contact.name = text(event.props.name) ?? contact.name;
  contact.avatar = text(event.props.avatar) ?? contact.avatar;
  setFields(contact, event.props.fields);
}

/**
 * Puts back what somebody has filled in, where it still stands: `undo` says what that was. What others have changed since
 * stays.
 */
function takeBack(contact: ContactState, props: LoggedEvent['props'], undo: Record<string, unknown>): void {
  if ('name' in undo && contact.name === undo.name) contact.name = text(props.name);
  const [were, now] = [undo.fields, props.fields];
  if (!isRecord(were) || !isRecord(now)) return;
  const standing = Object.entries(now).filter(([key]) => contact.fields[key] === were[key]);
  setFields(contact, Object.fromEntries(standing));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Null clears a field. */
function setFields(contact: ContactState, fields: unknown): void {
  if (!isRecord(fields)) return;
  for (const [key, value] of Object.entries(fields)) {
    if (value === null) delete contact.fields[key];
    else contact.fields[key] = value;
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
