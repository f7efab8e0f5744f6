/** A customer in a group: what is, and what the log has been told. */
export interface Membership {
  chatId: string;
  memberId: string;
  unionid: string | null;
  joinedAt: Date;
  scene: string;
  inviter: string | null;
  state: string | null;
  /** The group code of that state. */
  code: string | null;
  leftAt: Date | null;
  leave: string | null;
  toldCommunity: string | null;
  toldJoinedAt: Date | null;
  toldLeftAt: Date | null;
  /** Where the group belongs now; null for nowhere. */
  community: string | null;
  /** The group belonged there before, and was told to have been left. */
  returns: boolean;
}

interface MembershipEvent {
  name: 'community.joined' | 'community.left' | 'community.dismissed';
  at: Date;
  props: Record<string, unknown>;
  dedupe: string;
}

/**
 * The events that bring the log from what it was told to what is. A group that changes its community is left and joined;
 * the time of the join stays that of the platform, but where the group returns to. Telling again tells nothing.
 */
export function tellMembership(row: Membership, now: Date): MembershipEvent[] {
  const moved = row.toldCommunity !== row.community;
  const left = moved ? leftBehind(row, now) : null;
  // Who has gone meanwhile was told to have left when the group went elsewhere.
  const over = row.community === null || (moved && row.returns && row.leftAt !== null);
  const events = over ? [left] : [left, joinOf(row, moved, now), departureOf(row, moved)];
  return events.filter((one) => one !== null);
}

function leftBehind(row: Membership, now: Date): MembershipEvent | null {
  if (row.toldCommunity === null || row.toldLeftAt !== null) return null;
  const more = { reason: 'regrouped' };
  return event(row, { name: 'community.left', at: now, community: row.toldCommunity, more });
}

function joinOf(row: Membership, moved: boolean, now: Date): MembershipEvent | null {
  const untold = moved || !same(row.toldJoinedAt, row.joinedAt) || cameBack(row);
  if (!untold || row.community === null) return null;
  const at = joinTime(row, now);
  return event(row, { name: 'community.joined', at, community: row.community, more: joinProps(row) });
}

function departureOf(row: Membership, moved: boolean): MembershipEvent | null {
  if (row.leftAt === null || row.community === null) return null;
  return moved || !same(row.toldLeftAt, row.leftAt) ? goneEvent(row, row.community, row.leftAt) : null;
}

/** Told as gone, and found there again: the join that was told is older than the leave, so a newer one is needed. */
const cameBack = (row: Membership): boolean =>
  row.leftAt === null && row.toldLeftAt !== null && same(row.toldJoinedAt, row.joinedAt);

function joinTime(row: Membership, now: Date): Date {
  if (row.toldCommunity !== row.community && row.returns) return now;
  const overtaken = row.leftAt === null && row.toldLeftAt !== null && row.joinedAt <= row.toldLeftAt;
  return overtaken && row.toldCommunity === row.community ? now : row.joinedAt;
}

function joinProps({ scene, inviter, state, code }: Membership): Record<string, unknown> {
  return {
    scene,
    ...(inviter !== null && { inviter }),
    ...(state !== null && { state }),
    ...(code !== null && { code }),
  };
}

function goneEvent(row: Membership, community: string, at: Date): MembershipEvent {
  if (row.leave === 'dismissed') return event(row, { name: 'community.dismissed', at, community, more: {} });
  return event(row, { name: 'community.left', at, community, more: { reason: row.leave ?? 'unknown' } });
}

interface Happening {
  name: MembershipEvent['name'];
  at: Date;
  community: string;
  more: Record<string, unknown>;
}

function event({ chatId, memberId }: Membership, { name, at, community, more }: Happening): MembershipEvent {
  return {
    name,
    at,
    props: { community, group: chatId, ...more },
    dedupe: `wecom:${name}:${chatId}:${memberId}:${community}:${Math.floor(at.getTime() / 1000)}`,
  };
}

const same = (a: Date | null, b: Date | null): boolean => a?.getTime() === b?.getTime();
