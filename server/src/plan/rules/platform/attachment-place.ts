import type { Plan } from '@hetang/contract/plan/registry';
import type { Hit, Path, Rule, Text } from '../rule.ts';

/** A message with attachments where the platform takes one, or none. */
export const attachmentPlace: Rule = {
  id: 'attachment-place',
  theme: 'platform',
  severity: 'error',
  title: { zh: '不能带附件的地方', en: 'Places without attachments' },
  why: {
    zh: '入群欢迎语的素材除文字外只能带一个附件；群自动回复和公众号回复由平台后台设置，只用文字。',
    en: 'The material of a group welcome takes one attachment beside its text; automatic replies in groups and of official accounts are texts.',
  },
  problem: { zh: '消息“{message}”在这里{why}', en: 'The message `{message}` {why}' },
  hint: { zh: '另写一条附件少些的消息用在这里', en: 'Use another message with fewer attachments here' },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
messages: { hi: { name: 欢迎, text: 欢迎进群, attachments: [{ link: { title: 群规, url: "https://example.com/" } }] } }
communities: { course: { name: 课程群, owner: lin, welcome: hi, notice: hi, exit: 课程结束解散 } }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin } }
messages:
  hi:
    name: 欢迎
    text: 欢迎进群
    link: { title: 群规, url: "https://example.com/1" }
    attachments: [{ link: { title: 课表, url: "https://example.com/2" } }]
communities: { course: { name: 课程群, owner: lin, welcome: hi, notice: hi, exit: 课程结束解散 } }`,
  check: ({ plan }) => [
    ...Object.entries(plan.communities).flatMap(([key, { welcome, keywords = {} }]) => [
      ...crowded(plan, welcome, { path: ['communities', key, 'welcome'], most: 1, why: one }),
      ...Object.entries(keywords).flatMap(([word, message]) =>
        crowded(plan, message, { path: ['communities', key, 'keywords', word], most: 0, why: none }),
      ),
    ]),
    ...Object.entries(plan['official-accounts']).flatMap(([key, { replies }]) =>
      Object.entries({ follow: replies?.follow, default: replies?.default }).flatMap(([when, message]) =>
        crowded(plan, message, { path: ['official-accounts', key, 'replies', when], most: 0, why: none }),
      ),
    ),
  ],
};

const one: Text = {
  zh: '至多带一个附件（link 也算）',
  en: 'may carry one attachment here, its link included',
};
const none: Text = { zh: '不能带附件', en: 'cannot carry attachments here' };

function crowded(
  plan: Plan,
  message: string | undefined,
  { path, most, why }: { path: Path; most: number; why: Text },
): Hit[] {
  if (message === undefined || !Object.hasOwn(plan.messages, message)) return [];
  const { link, attachments } = plan.messages[message] ?? {};
  if (!attachments) return [];
  const n = attachments.length + (link ? 1 : 0);
  return n > most ? [{ path, args: { message, why } }] : [];
}
