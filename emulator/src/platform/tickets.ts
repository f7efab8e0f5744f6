import { newId } from '../kernel/ids.ts';
import type { World } from '../world/world.ts';

const LIFE_SECONDS = 7200;

/** The JS-SDK ticket of a kind: the same while it is valid. */
export function ticketOf(world: World, kind: string, now: number): { ticket: string; expires_in: number } {
  const { tickets } = world.state;
  let ticket = tickets[kind];
  if (ticket === undefined || ticket.expiresAt <= now) {
    ticket = { value: newId(world.state, 'ticket', '', 86), expiresAt: now + LIFE_SECONDS * 1000 };
    tickets[kind] = ticket;
    world.touch();
  }
  return { ticket: ticket.value, expires_in: Math.max(1, Math.floor((ticket.expiresAt - now) / 1000)) };
}
