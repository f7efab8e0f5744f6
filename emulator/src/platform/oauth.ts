import { derivedText, newId } from '../kernel/ids.ts';
import type { OauthCode, Staff } from '../state/state.ts';
import type { World } from '../world/world.ts';
import { PlatformError } from './errors.ts';

const LIFE_MS = 5 * 60_000;
const KEPT = 1000;

/** A login code for a member or a customer: one use, five minutes. */
export function issueCode(
  world: World,
  who: { userid?: string; personId?: string; scope?: string },
  now: number,
): OauthCode {
  const { oauthCodes } = world.state;
  const code: OauthCode = {
    ...who,
    code: newId(world.state, 'oauth', '', 43),
    expiresAt: now + LIFE_MS,
    used: false,
  };
  oauthCodes.set(code.code, code);
  const oldest = oauthCodes.keys().next();
  if (oauthCodes.size > KEPT && !oldest.done) oauthCodes.delete(oldest.value);
  world.touch();
  return code;
}

/** Spends a code. Errors: 40029 unknown or too old, 42022 used before. */
export function spendCode(world: World, value: string, now: number): OauthCode {
  const code = world.state.oauthCodes.get(value);
  if (code === undefined || code.expiresAt <= now) throw new PlatformError(40029);
  if (code.used) throw new PlatformError(42022);
  code.used = true;
  return code;
}

const TICKET_MS = 30 * 60_000;

function ticketText(world: World, userid: string, issued: number): string {
  return `${issued}.${userid}.${derivedText(32, world.state.seed, 'user-ticket', userid, issued)}`;
}

/** A ticket by which the app may ask for the member's details; thirty minutes. */
export function userTicket(world: World, userid: string, now: number): string {
  return Buffer.from(ticketText(world, userid, now)).toString('base64url');
}

/** Whose ticket it is. 40029 when it is none, too old, or the member has left. */
export function ticketHolder(world: World, ticket: string, now: number): Staff {
  const text = Buffer.from(ticket, 'base64url').toString();
  const [issued = '', ...rest] = text.split('.');
  const userid = rest.slice(0, -1).join('.');
  const staff = world.state.staff.get(userid);
  const isGenuine = text === ticketText(world, userid, Number(issued));
  if (staff === undefined || !isGenuine || now >= Number(issued) + TICKET_MS) throw new PlatformError(40029);
  return staff;
}
