import { z } from 'zod';
import { newId } from '../kernel/ids.ts';
import { PlatformError } from '../platform/errors.ts';
import type { OfficialAccount } from '../state/official-account.ts';
import { accountEndpoint } from './endpoint.ts';
import { checkAccount } from './get-token.ts';

const LIFE_MS = 7200_000;
const OVERLAP_MS = 5 * 60_000;
const DAY = 86_400_000;
const FORCED_PER_DAY = 20;
const FORCED_APART_MS = 30_000;
const REMEMBERED = 20;

function force(account: OfficialAccount, now: number): void {
  account.forced = account.forced.filter((at) => at > now - DAY);
  const last = account.forced.at(-1) ?? Number.NEGATIVE_INFINITY;
  if (account.forced.length >= FORCED_PER_DAY) throw new PlatformError(45009);
  if (now - last < FORCED_APART_MS) throw new PlatformError(45011);
  account.forced.push(now);
  for (const token of account.stableTokens) token.expiresAt = Math.min(token.expiresAt, now);
}

/** POST stable_token: the same token until its last five minutes, when the next one lives beside it. */
export const getStableToken = accountEndpoint({
  path: 'stable_token',
  method: 'post',
  auth: 'none',
  isBare: true,
  input: z.object({
    grant_type: z.string().optional(),
    appid: z.string().optional(),
    secret: z.string().optional(),
    force_refresh: z.boolean().optional(),
  }),
  handle({ world, now }, input) {
    const { account } = world.state;
    checkAccount(account, input);
    if (input.force_refresh === true) force(account, now);
    let token = account.stableTokens.at(-1);
    if (token === undefined || token.expiresAt - OVERLAP_MS <= now) {
      token = { value: newId(world.state, 'oa-stable', '', 136), expiresAt: now + LIFE_MS };
      account.stableTokens.push(token);
      if (account.stableTokens.length > REMEMBERED) account.stableTokens.shift();
    }
    return { access_token: token.value, expires_in: Math.floor((token.expiresAt - now) / 1000) };
  },
});
