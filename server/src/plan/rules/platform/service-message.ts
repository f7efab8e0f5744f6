import type { Plan } from '@hetang/contract/plan/registry';
import type { Hit, Rule, Text } from '../rule.ts';
import { referencesOf } from '../shared/references.ts';

/** What goes out by customer service, and from where. */
export const serviceMessage: Rule = {
  id: 'service-message',
  theme: 'platform',
  severity: 'error',
  title: { zh: '客服消息', en: 'Messages by customer service' },
  why: {
    zh: '经微信客服发出的消息（via: kf）只发文字，而且要客户先在客服会话里说过话；群发、欢迎语和入群欢迎语走别的通道。',
    en: 'A message by customer service (via: kf) is a text and needs a customer who wrote first; broadcasts and welcomes go other ways.',
  },
  problem: { zh: '客服消息“{message}”{why}', en: 'The message by customer service `{message}` {why}' },
  hint: {
    zh: '链接写进文字里；别处要用，另写一条没有 via 的消息',
    en: 'Put links into the text; for other places write a message without `via`',
  },
  good: `
messages: { hi: { name: 回访, text: 还需要帮忙吗？, via: kf } }
journeys: { care: { name: 回访, start: { event: message.received }, steps: [{ message: hi }] } }`,
  bad: `
messages: { hi: { name: 回访, text: 还需要帮忙吗？, via: kf, link: { title: 帮助, url: "https://example.com/" } } }
journeys: { care: { name: 回访, start: { event: message.received }, steps: [{ message: hi }] } }`,
  check: ({ plan }) => [...carriesMore(plan), ...usedElsewhere(plan)],
};

const more: Text = {
  zh: '只能发文字，不能带链接卡片或附件',
  en: 'is a text only, without link card or attachments',
};
const elsewhere: Text = {
  zh: '只能用在旅程的 message 步骤里',
  en: 'can be used by the step `message` of journeys only',
};

const isService = (plan: Plan, message: string): boolean =>
  Object.hasOwn(plan.messages, message) && plan.messages[message]?.via === 'kf';

function carriesMore(plan: Plan): Hit[] {
  return Object.entries(plan.messages).flatMap(([message, { via, link, attachments }]) => {
    if (via !== 'kf') return [];
    const found = [link && 'link', attachments && 'attachments'].filter((name) => name !== undefined);
    return found.map((name) => ({ path: ['messages', message, name], args: { message, why: more } }));
  });
}

/** Experiments compare; what they compare stands in journeys. */
function usedElsewhere(plan: Plan): Hit[] {
  return referencesOf(plan).flatMap(({ kind, key: message, path }) => {
    const fits = path[0] === 'experiments' || (path[0] === 'journeys' && path.at(-1) === 'message');
    if (kind !== 'messages' || fits || !isService(plan, message)) return [];
    return [{ path, args: { message, why: elsewhere } }];
  });
}
