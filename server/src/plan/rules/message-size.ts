import type { Hit, OutgoingText, Path, Rule, Text } from './rule.ts';

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
    zh: '{part}有 {size} {unit}，企业微信最多 {limit} {unit}',
    en: '{part} has {size} {unit}; WeCom takes at most {limit}',
  },
  hint: {
    zh: '写短一些，一个汉字占 3 个字节；长内容放进链接',
    en: 'Shorten it (a Chinese character takes 3 bytes), or move long content behind a link',
  },
  good: `messages: { a: { name: 甲, text: 你好, link: { title: 资料包, url: "https://example.com/" } } }`,
  bad: `messages: { a: { name: 甲, text: 你好, link: { title: ${'长'.repeat(43)}, url: "https://example.com/" } } }`,
  check: ({ plan, texts }) => [
    ...texts.flatMap(({ text, path, part, limit }) =>
      limit ? tooLong(text.replace(/\{\{.*?\}\}/g, ''), { path, part, limit }) : [],
    ),
    ...Object.entries(plan.messages).flatMap(([key, { link }]) => [
      ...tooLong(link?.url, { path: ['messages', key, 'link', 'url'], part: address, limit: addressLimit }),
      ...tooLong(link?.picurl, {
        path: ['messages', key, 'link', 'picurl'],
        part: picture,
        limit: addressLimit,
      }),
    ]),
  ],
};

const address = { zh: '链接地址', en: 'The link address' };
const picture = { zh: '链接图片地址', en: 'The link picture address' };
const addressLimit = { most: 2048, of: 'bytes' } as const;
const units: Record<'bytes' | 'characters', Text> = {
  bytes: { zh: '字节', en: 'bytes' },
  characters: { zh: '个字', en: 'characters' },
};

interface Bound {
  path: Path;
  part: Text;
  limit: NonNullable<OutgoingText['limit']>;
}

function tooLong(text: string | undefined, { path, part, limit }: Bound): Hit[] {
  const { most, of } = limit;
  const size = of === 'bytes' ? new TextEncoder().encode(text ?? '').length : Array.from(text ?? '').length;
  return size > most ? [{ path, args: { part, size, unit: units[of], limit: most } }] : [];
}
