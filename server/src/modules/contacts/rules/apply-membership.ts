import type { LoggedEvent } from '../../../kernel/log/consume.ts';
import { type ContactState, membershipKey } from '../../../reaction/contact-state.ts';

/**
 * Groups after an event `community.joined {community, group?}`, `community.left` or `community.dismissed`. Only the latest time in and the
 * latest time out are kept, so that the order in which they are told makes no difference.
 */
export function applyMembership(contact: ContactState, event: LoggedEvent): void {
  const { community, group } = event.props;
  if (typeof community !== 'string' || community === '') return;
  const key = membershipKey(community, typeof group === 'string' ? group : '');
  const known = contact.memberships.get(key) ?? { joinedAt: null, leftAt: null };
  const side = event.name === 'community.joined' ? 'joinedAt' : 'leftAt';
  const before = known[side];
  if (before !== null && before >= event.at) return;
  contact.memberships.set(key, { ...known, [side]: event.at });
  contact.dirty.memberships.add(key);
}
