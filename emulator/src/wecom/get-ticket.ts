import { z } from 'zod';
import { PlatformError } from '../platform/errors.ts';
import { ticketOf } from '../platform/tickets.ts';
import { endpoint } from './endpoint.ts';

/** GET ticket/get?type=agent_config: for wx.agentConfig. */
export const getTicket = endpoint({
  path: 'ticket/get',
  method: 'get',
  input: z.object({ type: z.string().optional() }),
  handle({ world, now }, input) {
    if (input.type !== 'agent_config') throw new PlatformError(40005);
    return ticketOf(world, 'agent', now);
  },
});
