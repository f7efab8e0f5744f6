import type { Hit, Rule, Text } from '../rule.ts';
import { answersOf } from './answers.ts';

const LIMIT = 2048;

/** An Official Account neither knows the names of WeCom nor sends as much as WeCom does. */
export const replyText: Rule = {
  id: 'reply-text',
  theme: 'platform',
  severity: 'error',
  title: { zh: '公众号回复的文案', en: 'Texts that an Official Account answers with' },
  why: {
    zh: '公众号的被动回复至多 2048 字节；公众号拿不到客户昵称，也没有发消息的员工，这些变量没有值。',
    en: 'A passive answer holds 2048 bytes; an Official Account knows neither the name of the follower nor a member of staff, so these variables have no value.',
  },
  problem: {
    zh: '消息“{message}”不能作公众号的回复：{why}',
    en: 'The message `{message}` cannot be an answer: {why}',
  },
  hint: { zh: '给公众号另写一条消息', en: 'Write a message of its own for the Official Account' },
  good: `
messages: { hi: { name: 欢迎, text: 你好，点菜单领资料 } }
official-accounts: { news: { name: 早报, type: subscription, positioning: 资讯, replies: { follow: hi, default: hi } } }`,
  bad: `
messages: { hi: { name: 欢迎, text: "{{ contact.name }}你好" } }
official-accounts: { news: { name: 早报, type: subscription, positioning: 资讯, replies: { follow: hi, default: hi } } }`,
  check: ({ plan, templates }) =>
    answersOf(plan).flatMap(({ message, path }): Hit[] => {
      const spec = Object.hasOwn(plan.messages, message) ? plan.messages[message] : undefined;
      if (!spec) return [];
      const why = problemOf(spec.text, templates[message]?.variables ?? []);
      return why ? [{ path, args: { message, why } }] : [];
    }),
};

function problemOf(text: string, variables: readonly string[]): Text | undefined {
  const used = variables.filter((name) => /^(contact|staff)\b/.test(name)).join(', ');
  if (used) return { zh: `用了变量 ${used}`, en: `it uses ${used}` };
  const bytes = Buffer.byteLength(text);
  return bytes > LIMIT
    ? { zh: `有 ${bytes} 字节，最多 ${LIMIT} 字节`, en: `it has ${bytes} bytes, ${LIMIT} at most` }
    : undefined;
}
