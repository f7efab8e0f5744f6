import { monthOf, startOfDay, startOfWeek } from '../kernel/shanghai-time.ts';
import type { MassMessage, MassTarget, MassTask } from '../state/mass-message.ts';
import type { Person } from '../state/person.ts';
import type { MassPolicy } from '../state/state.ts';
import type { World } from '../world/world.ts';
import { deliver } from './deliver.ts';
import { PlatformError } from './errors.ts';
import { areFriends } from './friends.ts';

const DAY = 86_400_000;

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

function decide(world: World, task: MassTask, target: MassTarget, at: number): Person | undefined {
  target.sentAt = at;
  const person = world.state.people.get(world.state.externals.get(target.externalUserid) ?? '');
  if (person === undefined || !areFriends(world, task.userid, target.externalUserid)) {
    target.status = 2;
    return undefined;
  }
  const cap = capOf(world.state.tenant.massPolicy, at);
  const used = person.massReceived.filter((time) => time >= cap.start).length;
  target.status = used >= cap.limit ? 3 : 1;
  return target.status === 1 ? person : undefined;
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
  for (const target of task.targets) {
    const person = decide(world, task, target, at);
    if (person !== undefined) {
      person.massReceived = person.massReceived.filter((time) => time > at - 32 * DAY);
      person.massReceived.push(at);
      deliver(world, person, userid, { bodies: message.bodies, at });
    }
    if (target.status === 1) result.sent++;
    if (target.status === 2) result.notFriends++;
    if (target.status === 3) result.capped++;
  }
  return result;
}
