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
  /** The latest time in the log of what was told of the community above; null where nothing was. */
  toldAt: Date | null;
  /** Where the group belongs now; null for nowhere. */
  community: string | null;
  /** The group belonged there before, and was told to have been left. */
  returns: boolean;
}

/** What the log is told, and what it has been told then. */
export interface Telling {
  events: MembershipEvent[];
  toldAt: Date | null;
}

interface MembershipEvent {
  name: 'community.joined' | 'community.left' | 'community.dismissed';
  at: Date;
  props: Record<string, unknown>;
  dedupe: string;
}

/**
 * The events that bring the log from what it was told to what is. A group that changes its community is left and joined;
 * the time of the join stays that of the platform, but where the group returns to. The platform counts whole seconds and
 * tells late, so what ends here what was told before is dated no earlier than that. Telling again tells nothing.
 */
export function tellMembership(row: Membership, now: Date): Telling {
  const moved = row.toldCommunity !== row.community;
  const left = moved ? leftBehind(row, now) : null;
  const { join, gone, toldAt } = tellCommunity(row, moved ? null : lastTold(row), now);
  return { events: [left, join, gone].filter((one) => one !== null), toldAt };
}

interface OfCommunity {
  join: MembershipEvent | null;
  gone: MembershipEvent | null;
  toldAt: Date | null;
}

/** What there is to tell of the community where the group belongs now; `before` is the latest that was told of it. */
function tellCommunity(row: Membership, before: Date | null, now: Date): OfCommunity {
  const moved = row.toldCommunity !== row.community;
  if (row.community === null) return { join: null, gone: null, toldAt: null };
  // Who has gone meanwhile was told to have left when the group went elsewhere.
  if (moved && row.returns && row.leftAt !== null) return { join: null, gone: null, toldAt: now };
  const join = joinOf(row, before, now);
  const joined = latest(before, join?.at ?? null);
  const gone = departureOf(row, joined);
  return { join, gone, toldAt: latest(joined, gone?.at ?? null) };
}

/** The latest that the log knows of the community that it was told. */
const lastTold = (row: Membership): Date | null =>
  latest(row.toldAt, latest(row.toldJoinedAt, row.toldLeftAt));

function leftBehind(row: Membership, now: Date): MembershipEvent | null {
  if (row.toldCommunity === null || row.toldLeftAt !== null) return null;
  const more = { reason: 'regrouped' };
  return event(row, { name: 'community.left', at: now, community: row.toldCommunity, more });
}

function joinOf(row: Membership, before: Date | null, now: Date): MembershipEvent | null {
  const moved = row.toldCommunity !== row.community;
  const untold = moved || !same(row.toldJoinedAt, row.joinedAt) || cameBack(row);
  if (!untold || row.community === null) return null;
  const at = joinTime(row, before, now);
  return event(row, { name: 'community.joined', at, community: row.community, more: joinProps(row) });
}

function departureOf(row: Membership, before: Date | null): MembershipEvent | null {
  if (row.leftAt === null || row.community === null) return null;
  const untold = row.toldCommunity !== row.community || !same(row.toldLeftAt, row.leftAt);
  return untold ? goneEvent(row, row.community, latest(before, row.leftAt)) : null;
}

/** Told as gone, and found there again: the join that was told is older than the leave, so a newer one is needed. */
const cameBack = (row: Membership): boolean =>
  row.leftAt === null && row.toldLeftAt !== null && same(row.toldJoinedAt, row.joinedAt);

function joinTime(row: Membership, before: Date | null, now: Date): Date {
  if (row.toldCommunity !== row.community) return row.returns ? now : row.joinedAt;
  const overtaken =
    row.leftAt === null && row.toldLeftAt !== null && before !== null && row.joinedAt <= before;
  return overtaken ? latest(now, new Date(before.getTime() + 1)) : row.joinedAt;
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
    dedupe: `wecom:${name}:${chatId}:${memberId}:${community}:${at.getTime() / 1000}`,
  };
}

function latest(a: Date | null, b: Date): Date;
function latest(a: Date | null, b: Date | null): Date | null;
function latest(a: Date | null, b: Date | null): Date | null {
  return a !== null && (b === null || a > b) ? a : b;
}

const same = (a: Date | null, b: Date | null): boolean => a?.getTime() === b?.getTime();
