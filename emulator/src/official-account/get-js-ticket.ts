import { z } from 'zod';
import { newId } from '../kernel/ids.ts';
import { PlatformError } from '../platform/errors.ts';
import { accountEndpoint } from './endpoint.ts';

const LIFE_MS = 7200_000;
const KEY = 'official-account';

/** GET ticket/getticket?type=jsapi: for signatures of the JS-SDK. */
export const getJsTicket = accountEndpoint({
  path: 'ticket/getticket',
  method: 'get',
  input: z.object({ type: z.string().optional() }),
  handle({ world, now }, input) {
    if (input.type !== 'jsapi') throw new PlatformError(40035, 'invalid type');
    const { tickets } = world.state;
    let ticket = tickets[KEY];
    if (ticket === undefined || ticket.expiresAt <= now) {
      ticket = { value: newId(world.state, 'oa-js-ticket', '', 86), expiresAt: now + LIFE_MS };
      tickets[KEY] = ticket;
      world.touch();
    }
    return { ticket: ticket.value, expires_in: Math.floor((ticket.expiresAt - now) / 1000) };
  },
});
