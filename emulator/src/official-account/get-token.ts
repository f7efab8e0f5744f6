import { z } from 'zod';
import { newId } from '../kernel/ids.ts';
import { PlatformError } from '../platform/errors.ts';
import type { OfficialAccount } from '../state/official-account.ts';
import { accountEndpoint } from './endpoint.ts';

const LIFE_SECONDS = 7200;
const OVERLAP_MS = 5 * 60_000;
const REMEMBERED = 20;

/** Errors: 40002 grant_type, 40013 appid, 40001 secret. */
export function checkAccount(
  account: OfficialAccount,
  given: { grant_type?: string | undefined; appid?: string | undefined; secret?: string | undefined },
): void {
  if (given.grant_type !== 'client_credential') throw new PlatformError(40002);
  if (given.appid !== account.appId) throw new PlatformError(40013);
  if (given.secret !== account.secret) throw new PlatformError(40001);
}

/** GET token: a new token each time; the one before lives five minutes more. */
export const getAccountToken = accountEndpoint({
  path: 'token',
  method: 'get',
  auth: 'none',
  isBare: true,
  input: z.object({
    grant_type: z.string().optional(),
    appid: z.string().optional(),
    secret: z.string().optional(),
  }),
  handle({ world, now }, input) {
    const { account } = world.state;
    checkAccount(account, input);
    for (const old of account.tokens) old.expiresAt = Math.min(old.expiresAt, now + OVERLAP_MS);
    const value = newId(world.state, 'oa-token', '', 136);
    account.tokens.push({ value, expiresAt: now + LIFE_SECONDS * 1000 });
    if (account.tokens.length > REMEMBERED) account.tokens.shift();
    world.touch();
    return { access_token: value, expires_in: LIFE_SECONDS };
  },
});
