import type { ChannelPort } from '../../port.ts';
import { messageCalls } from '../client/message-calls.ts';
import type { CallDeps } from './deps.ts';
import { mapNull } from './outcome.ts';

/** The code is spent or older than 72 hours. */
const CODE_GONE = 40058;

/** Puts words in place of the buttons of a card. */
export function closeCard({ client, config }: CallDeps): ChannelPort['closeCard'] {
  return async ({ userid, code, words }) => {
    const outcome = await client.call(messageCalls.updateTemplateCard, {
      userids: [userid],
      agentid: config.agentId,
      response_code: code,
      button: { replace_name: words },
    });
    if (outcome.kind === 'refused' && outcome.code === CODE_GONE) return { kind: 'done', value: null };
    return mapNull(outcome);
  };
}
