import type { Hit, Path, Rule, Text } from './rule.ts';

/** The platform counts bytes of UTF-8, in which a Chinese character takes three. */
export const messageSize: Rule = {
  id: 'message-size',
  theme: 'content',
  severity: 'error',
  title: { zh: '消息长度', en: 'Length of messages' },
  why: {
    zh: '企业微信按 UTF-8 字节计长，一个汉字占三个字节；超长的消息整条被拒。',
    en: 'The platform counts bytes of UTF-8, in which a Chinese character takes three, and refuses what is longer.',
  },
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
  check: ({ plan, texts }) => [
    ...texts.flatMap(({ text, path, part, limit }) => tooLong(text, { path, part, limit })),
    ...Object.entries(plan.messages).flatMap(([key, { link }]) => [
      ...tooLong(link?.url, { path: ['messages', key, 'link', 'url'], part: address, limit: 2048 }),
      ...tooLong(link?.picurl, { path: ['messages', key, 'link', 'picurl'], part: picture, limit: 2048 }),
    ]),
  ],
};

const address = { zh: '链接地址', en: 'The link address' };
const picture = { zh: '链接图片地址', en: 'The link picture address' };

interface Bound {
  path: Path;
  part: Text;
  /** Bytes; without it any length will do. */
  limit: number | undefined;
}

function tooLong(text: string | undefined, { path, part, limit }: Bound): Hit[] {
  const bytes = new TextEncoder().encode(text ?? '').length;
  return limit !== undefined && bytes > limit ? [{ path, args: { part, bytes, limit } }] : [];
}
