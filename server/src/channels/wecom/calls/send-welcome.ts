import type { ChannelPort } from '../../port.ts';
import { wecomCalls } from '../client/call-table.ts';
import { asMessage } from './content.ts';
import type { CallDeps } from './deps.ts';
import { mapNull } from './outcome.ts';

/** Sends the welcome of an add, within 20 s of it. One try: when to try again is the caller's decision. */
export function sendWelcome({ client }: CallDeps): ChannelPort['sendWelcome'] {
  return async ({ welcomeCode, content }) =>
    mapNull(
      await client.call(
        wecomCalls.sendWelcomeMsg,
        { welcome_code: welcomeCode, ...asMessage(content) },
        { tries: 1 },
      ),
    );
}
