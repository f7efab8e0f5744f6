import { newId } from '../kernel/ids.ts';
import type { OauthCode } from '../state/state.ts';
import type { World } from '../world/world.ts';
import { PlatformError } from './errors.ts';

const LIFE_MS = 5 * 60_000;
const KEPT = 1000;

/** A login code for a member or a customer: one use, five minutes. */
export function issueCode(world: World, who: { userid?: string; personId?: string }, now: number): OauthCode {
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
