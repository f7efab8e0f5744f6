import { PlatformError, required } from '../platform/errors.ts';
import type { Follower, SendWindow } from '../state/official-account.ts';
import type { Person } from '../state/person.ts';
import type { World } from '../world/world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const KEPT = 100;

const WINDOWS: Record<SendWindow['reason'], { ms: number; count: number }> = {
  message: { ms: 48 * HOUR, count: 5 },
  menu: { ms: MINUTE, count: 3 },
  follow: { ms: MINUTE, count: 3 },
  scan: { ms: MINUTE, count: 3 },
};

/** The person as the account knows them; made on first use, not following yet. */
export function followerOf(world: World, person: Person): Follower {
  const found = world.state.followers.get(person.openid);
  if (found !== undefined) return found;
  const follower: Follower = {
    openid: person.openid,
    personId: person.id,
    subscribed: false,
    subscribedAt: 0,
    remark: '',
    scene: '',
    windows: [],
    messages: [],
  };
  world.state.followers.set(person.openid, follower);
  return follower;
}

/** The follower named by a call. Errors: 40003 missing or unknown openid. */
export function knownFollower(world: World, openid: string | undefined): Follower {
  const follower = world.state.followers.get(required(openid, 40003));
  if (follower === undefined) throw new PlatformError(40003);
  return follower;
}

/** What the person did opens a window in which the account may send; a newer one of the same kind replaces it. */
export function openWindow(follower: Follower, reason: SendWindow['reason'], at: number): void {
  const { ms, count } = WINDOWS[reason];
  follower.windows = follower.windows.filter((one) => one.reason !== reason && one.until > at);
  follower.windows.push({ reason, until: at + ms, left: count });
}

/** Uses one message of the window that closes first. Errors: 45015 none is open, 45047 all are used up. */
export function useWindow(follower: Follower, at: number): void {
  const open = follower.windows.filter((one) => one.until > at).sort((a, b) => a.until - b.until);
  if (open.length === 0) throw new PlatformError(45015);
  const window = open.find((one) => one.left > 0);
  if (window === undefined) throw new PlatformError(45047);
  window.left--;
}

/** Puts a message into the chat with the account. */
export function writeToFollower(
  follower: Follower,
  message: { at: number; from: 'account' | 'person'; content: Record<string, unknown> },
): void {
  follower.messages.push(message);
  if (follower.messages.length > KEPT) follower.messages.shift();
}
