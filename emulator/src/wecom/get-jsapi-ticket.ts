import { z } from 'zod';
import { ticketOf } from '../platform/tickets.ts';
import { endpoint } from './endpoint.ts';

/** GET get_jsapi_ticket: for wx.config. */
export const getJsapiTicket = endpoint({
  path: 'get_jsapi_ticket',
  method: 'get',
  input: z.object({}),
  handle: ({ world, now }) => ticketOf(world, 'corp', now),
});
