import type { Message } from '@hetang/contract/plan/kinds/messages';
import type { Hit, Rule, Text } from './rule.ts';

/** The platform counts bytes of UTF-8, in which a Chinese character takes three. */
export const messageSize: Rule = {
  id: 'message-size',
  severity: 'error',
  problem: {
    zh: '{part}有 {bytes} 字节，企业微信最多 {limit} 字节',
    en: '{part} has {bytes} bytes; WeCom takes at most {limit}',
  },
  hint: {
    zh: '写短一些，一个汉字占 3 个字节；长内容放进链接',
    en: 'Shorten it (a Chinese character takes 3 bytes), or move long content behind a link',
  },
  good: `messages: { a: { name: 甲, text: 你好, link: { title: 资料包, url: "https://example.com/" } } }`,
  bad: `messages: { a: { name: 甲, text: 你好, link: { title: ${'长'.repeat(43)}, url: "https://example.com/" } } }`,
  check: ({ plan }) =>
    Object.entries(plan.messages).flatMap(([key, message]) =>
      limits.flatMap(({ path, part, limit, of }): Hit[] => {
        const bytes = utf8Bytes(of(message) ?? '');
        return bytes > limit ? [{ path: ['messages', key, ...path], args: { part, bytes, limit } }] : [];
      }),
    ),
};

interface Limit {
  path: string[];
  part: Text;
  /** Bytes. */
  limit: number;
  of(message: Message): string | undefined;
}

const limits: readonly Limit[] = [
  { path: ['text'], part: { zh: '正文', en: 'The text' }, limit: 4000, of: (message) => message.text },
  {
    path: ['link', 'title'],
    part: { zh: '链接标题', en: 'The link title' },
    limit: 128,
    of: (message) => message.link?.title,
  },
  {
    path: ['link', 'desc'],
    part: { zh: '链接描述', en: 'The link description' },
    limit: 512,
    of: (message) => message.link?.desc,
  },
  {
    path: ['link', 'url'],
    part: { zh: '链接地址', en: 'The link address' },
    limit: 2048,
    of: (message) => message.link?.url,
  },
  {
    path: ['link', 'picurl'],
    part: { zh: '链接图片地址', en: 'The link picture address' },
    limit: 2048,
    of: (message) => message.link?.picurl,
  },
];

function utf8Bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
