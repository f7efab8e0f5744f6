import type { CallOutcome, ChannelPort } from '../../port.ts';
import { wecomCalls } from '../client/call-table.ts';
import { cutBytes } from './cut-bytes.ts';
import type { CallDeps } from './deps.ts';
import { mapNull } from './outcome.ts';

const RECEIVERS = 1000;
/** Within it an equal message to the same person is dropped by the platform, in seconds. */
const SAME_WITHIN_S = 600;

/** Sends an app message to members: a card when there is a URL, else text. */
export function notifyStaff({ client, config }: CallDeps): ChannelPort['notifyStaff'] {
  return async ({ userids, title, text, url }) => {
    const message = url === '' ? asText(title, text) : asCard(title, text, url);
    let outcome: CallOutcome<null> = { kind: 'done', value: null };
    for (let from = 0; from < userids.length && outcome.kind === 'done'; from += RECEIVERS) {
      outcome = mapNull(
        await client.call(wecomCalls.sendMessage, {
          touser: userids.slice(from, from + RECEIVERS).join('|'),
          agentid: config.agentId,
          ...message,
          enable_duplicate_check: 1,
          duplicate_check_interval: SAME_WITHIN_S,
        }),
      );
    }
    return outcome;
  };
}

function asCard(title: string, text: string, url: string) {
  return {
    msgtype: 'textcard' as const,
    textcard: { title: cutBytes(plain(title), 128), description: cutBytes(plain(text), 512), url },
  };
}

function asText(title: string, text: string) {
  return { msgtype: 'text' as const, text: { content: cutBytes(`${plain(title)}\n${plain(text)}`, 2048) } };
}

/** Cards and texts know some HTML; names of people are not HTML. */
function plain(text: string): string {
  return text.replaceAll('<', '＜').replaceAll('>', '＞');
}
