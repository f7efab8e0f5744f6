import type { ChannelPort } from '../../port.ts';
import { wecomCalls } from '../client/call-table.ts';
import type { CallDeps } from './deps.ts';
import { mapNull } from './outcome.ts';

/** Reminds the sender of a mass task; the platform allows 3 in 24 h (`remind-limit`). */
export function remindMassSend({ client }: CallDeps): ChannelPort['remindMassSend'] {
  return async (platformId) =>
    mapNull(await client.call(wecomCalls.remindGroupmsgSend, { msgid: platformId }));
}
