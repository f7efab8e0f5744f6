import { nextNumber } from '../kernel/ids.ts';
import type { AccountTicket, Follower } from '../state/official-account.ts';
import type { Person } from '../state/person.ts';
import type { World } from '../world/world.ts';
import { followerOf, openWindow, writeToFollower } from './followers.ts';
import { type AccountFields, pushToAccount } from './push.ts';

/** The person follows the account, perhaps by a QR with a scene; a follower who scans causes SCAN. */
export function follow(
  world: World,
  person: Person,
  ticket: AccountTicket | undefined,
  at: number,
): Follower {
  const follower = followerOf(world, person);
  const { scene = '', ticket: value = '' } = ticket ?? {};
  if (follower.subscribed) {
    if (ticket === undefined) return follower;
    openWindow(follower, 'scan', at);
    const fields = { MsgType: 'event', Event: 'SCAN', EventKey: scene, Ticket: value };
    pushToAccount(world, follower.openid, fields, at);
    return follower;
  }
  Object.assign(follower, { subscribed: true, subscribedAt: at, scene });
  openWindow(follower, 'follow', at);
  const key: AccountFields =
    scene === '' ? { EventKey: '' } : { EventKey: `qrscene_${scene}`, Ticket: value };
  pushToAccount(world, follower.openid, { MsgType: 'event', Event: 'subscribe', ...key }, at);
  return follower;
}

/** The person stops following; every window closes. */
export function unfollow(world: World, follower: Follower, at: number): void {
  Object.assign(follower, { subscribed: false, windows: [] });
  const fields = { MsgType: 'event', Event: 'unsubscribe', EventKey: '' };
  pushToAccount(world, follower.openid, fields, at);
}

/** The follower writes to the account. */
export function writeToAccount(world: World, follower: Follower, text: string, at: number): void {
  openWindow(follower, 'message', at);
  writeToFollower(follower, { at, from: 'person', content: { msgtype: 'text', content: text } });
  const MsgId = 24_000_000_000_000_000 + nextNumber(world.state, 'oa-message');
  pushToAccount(world, follower.openid, { MsgType: 'text', Content: text, MsgId: String(MsgId) }, at);
}

/** The follower taps the menu: CLICK with the key, or VIEW with the address. */
export function tapMenu(
  world: World,
  follower: Follower,
  item: { type: string; value: string },
  at: number,
): void {
  const isView = item.type === 'view';
  if (!isView) openWindow(follower, 'menu', at);
  const fields = { MsgType: 'event', Event: isView ? 'VIEW' : 'CLICK', EventKey: item.value };
  pushToAccount(world, follower.openid, fields, at);
}
