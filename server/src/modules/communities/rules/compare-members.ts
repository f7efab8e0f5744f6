import type { SeenChat, SeenMember } from '../../../channels/chats.ts';

/** Somebody who is or was in a group, as far as we know. */
export interface KnownMember extends SeenMember {
  leftAt: Date | null;
  leave: 'left' | 'removed' | 'dismissed' | 'unknown' | null;
}

export interface MemberChange {
  what: 'joined' | 'left' | 'changed';
  member: KnownMember;
}

/**
 * What is different in a group since we looked last. Joins have the platform's own time. Of who is missing, the time is
 * what a callback told, else the moment of looking.
 */
export function compareMembers(
  known: readonly KnownMember[],
  seen: Pick<SeenChat, 'members' | 'departures' | 'at'>,
): MemberChange[] {
  const before = new Map(known.map((member) => [member.id, member]));
  const there = new Map(seen.members.map((member) => [member.id, member]));
  const changes: MemberChange[] = [];
  for (const member of there.values()) {
    const old = before.get(member.id);
    const what = whatOf(old, member);
    if (what) changes.push({ what, member: { ...old, ...member, leftAt: null, leave: null } });
  }
  for (const member of known) {
    if (member.leftAt !== null || there.has(member.id)) continue;
    const told = lastDeparture(member, seen.departures);
    const leftAt = told?.at ?? laterOf(seen.at, member.joinedAt);
    changes.push({ what: 'left', member: { ...member, leftAt, leave: told?.how ?? 'unknown' } });
  }
  return changes;
}

/** Everybody who is still in a group goes with it. */
export function dismissMembers(known: readonly KnownMember[], at: Date): MemberChange[] {
  return known
    .filter((member) => member.leftAt === null)
    .map((member) => ({
      what: 'left',
      member: { ...member, leftAt: laterOf(at, member.joinedAt), leave: 'dismissed' },
    }));
}

// Clocks differ: nobody has left before they came.
const laterOf = (a: Date, b: Date): Date => new Date(Math.max(a.getTime(), b.getTime()));

function whatOf(old: KnownMember | undefined, seen: SeenMember): MemberChange['what'] | null {
  if (!old || old.leftAt !== null || old.joinedAt.getTime() !== seen.joinedAt.getTime()) return 'joined';
  const same =
    old.name === seen.name &&
    old.unionid === seen.unionid &&
    old.scene === seen.scene &&
    old.inviter === seen.inviter &&
    old.state === seen.state;
  return same ? null : 'changed';
}

function lastDeparture(member: KnownMember, departures: SeenChat['departures']) {
  let last: SeenChat['departures'][number] | undefined;
  for (const one of departures) {
    if (one.id === member.id && one.at >= member.joinedAt && (!last || one.at > last.at)) last = one;
  }
  return last;
}
