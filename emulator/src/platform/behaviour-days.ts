import { startOfDay } from '../kernel/shanghai-time.ts';
import type { BehaviourDay } from '../state/behaviour-day.ts';
import type { World } from '../world/world.ts';

const KEPT_DAYS = 181;
const DAY_SECONDS = 86_400;
const MINUTE = 60_000;

function forgetOld(world: World, day: number): void {
  const oldest = day - KEPT_DAYS * DAY_SECONDS;
  for (const [key, one] of world.state.behaviourDays) {
    // Days are entered in order, so the first kept one ends the search.
    if (one.day >= oldest) return;
    world.state.behaviourDays.delete(key);
  }
}

/** The member's figures of the day of `at`; made on first use. */
export function behaviourDay(world: World, userid: string, at: number): BehaviourDay {
  const day = startOfDay(at) / 1000;
  const key = `${userid} ${day}`;
  const found = world.state.behaviourDays.get(key);
  if (found !== undefined) return found;
  forgetOld(world, day);
  const made: BehaviourDay = {
    userid,
    day,
    chats: [],
    messages: 0,
    opened: {},
    answered: {},
    negative: 0,
    applies: 0,
    contacts: 0,
  };
  world.state.behaviourDays.set(key, made);
  return made;
}

/** The customer wrote: if the member has not written that day, the customer has opened the chat. */
export function noteCustomerWrote(world: World, userid: string, externalUserid: string, at: number): void {
  const day = behaviourDay(world, userid, at);
  if (!day.chats.includes(externalUserid)) day.opened[externalUserid] ??= at;
}

/** The member wrote by hand; the first answer of the day to an opened chat counts as a reply. */
export function noteStaffWrote(world: World, userid: string, externalUserid: string, at: number): void {
  const day = behaviourDay(world, userid, at);
  day.messages++;
  if (!day.chats.includes(externalUserid)) day.chats.push(externalUserid);
  const opened = day.opened[externalUserid];
  if (opened !== undefined) day.answered[externalUserid] ??= (at - opened) / MINUTE;
}
