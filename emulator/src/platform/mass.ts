import { monthOf, startOfDay, startOfWeek } from '../kernel/shanghai-time.ts';
import type { MassMessage, MassTarget, SendStatus } from '../state/mass-message.ts';
import type { MassPolicy } from '../state/state.ts';
import type { World } from '../world/world.ts';
import { deliver } from './deliver.ts';
import { PlatformError } from './errors.ts';
import { areFriends } from './friends.ts';
import { writeInGroup } from './groups.ts';

// Longer than any window of the caps.
const KEPT = 32 * 86_400_000;

interface Sent {
  target: MassTarget;
  at: number;
}

/** The window that a moment falls in and how many mass messages one customer may receive within it. */
export function capOf(policy: MassPolicy, at: number): { start: number; limit: number } {
  if (policy === 'one-per-day') return { start: startOfDay(at), limit: 1 };
  if (policy === 'seven-per-week') return { start: startOfWeek(at), limit: 7 };
  const month = monthOf(at);
  return { start: month.start, limit: month.days };
}

/** The message, ready to be read or confirmed. Errors: 41046 no id, 41047 unknown, 41063 too early, 41093 cancelled. */
export function readyMessage(world: World, msgid: string | undefined): MassMessage {
  if (msgid === undefined || msgid === '') throw new PlatformError(41046);
  const message = world.state.massMessages.get(msgid);
  if (message === undefined) throw new PlatformError(41047);
  if (message.cancelledAt !== undefined) throw new PlatformError(41093);
  if (world.transport.now() < message.readyAt) throw new PlatformError(41063);
  return message;
}

type Delivery = { status: SendStatus; send?: () => void };

function toCustomer(world: World, message: MassMessage, userid: string, sent: Sent): Delivery {
  const { target, at } = sent;
  const person = world.state.people.get(world.state.externals.get(target.externalUserid) ?? '');
  if (person === undefined || !areFriends(world, userid, target.externalUserid)) return { status: 2 };
  const cap = capOf(world.state.tenant.massPolicy, at);
  if (person.massReceived.filter((time) => time >= cap.start).length >= cap.limit) return { status: 3 };
  const send = (): void => {
    person.massReceived = [...person.massReceived.filter((time) => time > at - KEPT), at];
    deliver(world, person, userid, { bodies: message.bodies, at });
  };
  return { status: 1, send };
}

/** A group takes one mass message a day, and what the tenant's policy allows beside. */
function toGroup(world: World, message: MassMessage, userid: string, sent: Sent): Delivery {
  const { target, at } = sent;
  const group = world.state.groups.get(target.chatId ?? '');
  if (group === undefined || group.owner !== userid) return { status: 2 };
  const cap = capOf(world.state.tenant.massPolicy, at);
  const isFull = group.massReceived.filter((time) => time >= cap.start).length >= cap.limit;
  if (isFull || group.massReceived.some((time) => time >= startOfDay(at))) return { status: 3 };
  const send = (): void => {
    group.massReceived = [...group.massReceived.filter((time) => time > at - KEPT), at];
    for (const body of message.bodies) writeInGroup(world, group, { from: userid, body, at });
  };
  return { status: 1, send };
}

/** What a confirmation did. */
export interface Confirmation {
  sent: number;
  notFriends: number;
  capped: number;
}

/** The member confirms: each target is sent, or fails for good. Undefined when there is nothing to confirm. */
export function confirmTask(
  world: World,
  message: MassMessage,
  userid: string,
  at: number,
): Confirmation | undefined {
  const task = message.tasks.find((one) => one.userid === userid);
  if (task === undefined || task.confirmedAt !== undefined) return undefined;
  task.confirmedAt = at;
  const result: Confirmation = { sent: 0, notFriends: 0, capped: 0 };
  const deliverTo = message.chatType === 'group' ? toGroup : toCustomer;
  for (const target of task.targets) {
    const { status, send } = deliverTo(world, message, userid, { target, at });
    target.status = status;
    target.sentAt = at;
    send?.();
    if (target.status === 1) result.sent++;
    if (target.status === 2) result.notFriends++;
    if (target.status === 3) result.capped++;
  }
  return result;
}
