import type { CallOutcome, ChannelPort } from '../../port.ts';
import type { NoticeCard } from '../../staff-cards.ts';
import { type ButtonCard, messageCalls } from '../client/message-calls.ts';
import { cutBytes } from './cut-bytes.ts';
import type { CallDeps } from './deps.ts';
import { mapDone } from './outcome.ts';
import { plainText } from './plain-text.ts';

const RECEIVERS = 1000;
/** Within it an equal message to the same person is dropped by the platform, in seconds. */
const SAME_WITHIN_S = 600;
/** Characters that a card shows of its title, of the text below it, and of a button. */
const CARD = { title: 26, desc: 112, button: 10 };
/** What has nothing to do with the card: it would end the same without one. */
const NOT_THE_CARD = new Set(['unknown-staff', 'no-permission']);

type Message =
  | { msgtype: 'text'; text: { content: string } }
  | { msgtype: 'textcard'; textcard: { title: string; description: string; url: string } }
  | { msgtype: 'template_card'; template_card: ButtonCard };
type Notified = CallOutcome<{ cardCode: string | null }>;

/**
 * Sends an app message to members: a card with buttons when asked for, a plain card when there is a URL, else text. A card with
 * buttons that the platform will not take (an app without a callback, for one) goes as a plain one.
 */
export function notifyStaff(deps: CallDeps): ChannelPort['notifyStaff'] {
  return async ({ userids, title, text, url, card }) => {
    if (card) {
      const outcome = await send(deps, userids, withButtons({ title, text, url }, card));
      if (outcome.kind !== 'refused' || outcome.retry === 'later' || NOT_THE_CARD.has(outcome.reason))
        return outcome;
    }
    return send(deps, userids, url === '' ? asText(title, text) : asCard(title, text, url));
  };
}

async function send({ client, config }: CallDeps, userids: string[], message: Message): Promise<Notified> {
  let outcome: Notified = { kind: 'done', value: { cardCode: null } };
  for (let from = 0; from < userids.length && outcome.kind === 'done'; from += RECEIVERS) {
    outcome = mapDone(
      await client.call(messageCalls.sendMessage, {
        touser: userids.slice(from, from + RECEIVERS).join('|'),
        agentid: config.agentId,
        ...message,
        enable_duplicate_check: 1,
        duplicate_check_interval: SAME_WITHIN_S,
      }),
      (answer) => ({ cardCode: answer.response_code ?? null }),
    );
  }
  return outcome;
}

function withButtons(
  { title, text, url }: { title: string; text: string; url: string },
  { key, buttons }: NoticeCard,
): Message {
  return {
    msgtype: 'template_card',
    template_card: {
      card_type: 'button_interaction',
      main_title: { title: cutChars(title, CARD.title), desc: cutChars(text, CARD.desc) },
      task_id: key,
      ...(url === '' ? {} : { card_action: { type: 1, url } }),
      button_list: buttons.map((button, nr) => ({
        text: cutChars(button.text, CARD.button),
        key: button.key,
        style: nr === 0 ? 1 : 2,
        ...(button.url ? { type: 1 as const, url: button.url } : { type: 0 as const }),
      })),
    },
  };
}

function asCard(title: string, text: string, url: string): Message {
  return {
    msgtype: 'textcard',
    textcard: { title: cutBytes(plainText(title), 128), description: cutBytes(plainText(text), 512), url },
  };
}

function asText(title: string, text: string): Message {
  return { msgtype: 'text', text: { content: cutBytes(`${plainText(title)}\n${plainText(text)}`, 2048) } };
}

function cutChars(text: string, most: number): string {
  const chars = [...text];
  return chars.length <= most ? text : `${chars.slice(0, most - 1).join('')}…`;
}
