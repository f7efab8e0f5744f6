import type { ChannelPort } from '../../port.ts';
import { wecomCalls } from '../client/call-table.ts';
import type { CallDeps } from './deps.ts';
import { mapNull } from './outcome.ts';

const CANCELLED = 41093;

/** Stops what is not sent yet of a mass task. One that is cancelled already counts as done. */
export function cancelMassSend({ client }: CallDeps): ChannelPort['cancelMassSend'] {
  return async (platformId) => {
    const outcome = await client.call(wecomCalls.cancelGroupmsgSend, { msgid: platformId });
    if (outcome.kind === 'refused' && outcome.code === CANCELLED) return { kind: 'done', value: null };
    return mapNull(outcome);
  };
}
