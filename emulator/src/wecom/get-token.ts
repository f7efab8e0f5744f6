import { z } from 'zod';
import { newId } from '../kernel/ids.ts';
import { PlatformError, required } from '../platform/errors.ts';
import { endpoint } from './endpoint.ts';

const LIFE_SECONDS = 7200;
const REMEMBERED = 20;

/** GET gettoken: the same token while it is valid. */
export const getToken = endpoint({
  path: 'gettoken',
  method: 'get',
  auth: 'none',
  input: z.object({ corpid: z.string().optional(), corpsecret: z.string().optional() }),
  handle({ world, now }, input) {
    const corpId = required(input.corpid, 41002);
    const secret = required(input.corpsecret, 41004);
    const { state } = world;
    if (corpId !== state.tenant.corpId) throw new PlatformError(40013);
    if (secret !== state.tenant.secret) throw new PlatformError(40001);
    let token = state.tokens.at(-1);
    if (token === undefined || token.expiresAt <= now) {
      token = { value: newId(state, 'token', '', 150), expiresAt: now + LIFE_SECONDS * 1000 };
      state.tokens.push(token);
      // Old tokens are remembered for a while, to answer 42001 and not 40014.
      if (state.tokens.length > REMEMBERED) state.tokens.shift();
      world.touch();
    }
    return {
      access_token: token.value,
      expires_in: Math.max(1, Math.floor((token.expiresAt - now) / 1000)),
    };
  },
});
