import type { MediaUse } from '@hetang/contract/plan/kinds/attachments';
import type { MediaType, PlanMedia } from '@hetang/contract/plan/media';
import type { Hit, Rule, Text } from '../rule.ts';
import { neededFiles } from '../shared/needed-files.ts';

const MB = 1024 * 1024;
/** The platform takes nothing as small as this. */
const LEAST_BYTES = 6;

interface Demand {
  most: number;
  types?: readonly MediaType[];
  what: Text;
}

const picture: Text = { zh: '应是 JPG 或 PNG 图片', en: 'should be a JPG or PNG picture' };
const demands: Readonly<Record<MediaUse, Demand>> = {
  image: { most: 10 * MB, types: ['png', 'jpeg'], what: picture },
  cover: { most: 2 * MB, types: ['png', 'jpeg'], what: picture },
  video: { most: 10 * MB, types: ['mp4'], what: { zh: '应是 MP4 视频', en: 'should be an MP4 video' } },
  file: { most: 20 * MB, what: { zh: '可以是任意文件', en: 'may be any file' } },
};

/** The files that messages and products carry: there, of the right kind by their content, not too large. */
export const attachmentFile: Rule = {
  id: 'attachment-file',
  theme: 'platform',
  severity: 'error',
  title: { zh: '附件和商品图片的文件', en: 'Files of attachments and products' },
  why: {
    zh: '企业微信看文件内容而不看文件名：图片须是 10 MB 以内的 JPG 或 PNG，链接的图片 2 MB 以内，视频须是 10 MB 以内的 MP4，文件 20 MB 以内，都要大于 5 字节。',
    en: 'WeCom looks at the content, not at the name: a picture is a JPG or PNG of at most 10 MB (of a link 2 MB), a video an MP4 of at most 10 MB, a file has at most 20 MB, and all have more than 5 bytes.',
  },
  problem: { zh: '文件 {file} 用不了：{why}', en: 'The file {file} cannot be used: {why}' },
  hint: {
    zh: '把文件放进方案文件夹，路径从 plan.yaml 所在的文件夹写起；类型或大小不对就换一个文件',
    en: 'Put the file into the folder of the plan and write its path from where plan.yaml is; replace one of the wrong type or size',
  },
  good: `messages: { a: { name: 甲, text: 你好, attachments: [{ link: { title: 资料包, url: "https://example.com/" } }] } }`,
  bad: `messages: { a: { name: 甲, text: 你好, attachments: [{ image: files/poster.png }] } }`,
  check: ({ plan }) =>
    neededFiles(plan).flatMap(({ path, use, place }): Hit[] => {
      const why = problemOf(plan.media?.[path], demands[use]);
      return why ? [{ path: place, args: { file: path, why } }] : [];
    }),
};

function problemOf(facts: PlanMedia | undefined, { most, types, what }: Demand): Text | undefined {
  if (!facts) return { zh: '方案文件夹里没有这个文件', en: 'it is not in the folder of the plan' };
  const { size, type } = facts;
  if (size > most)
    return {
      zh: `有 ${inMb(size)} MB，至多 ${most / MB} MB`,
      en: `it has ${inMb(size)} MB, at most ${most / MB} MB`,
    };
  if (size < LEAST_BYTES) return { zh: '文件是空的', en: 'it is empty' };
  if (types && !types.includes(type))
    return { zh: `${what.zh}，内容却不是`, en: `it ${what.en} by its content` };
  return undefined;
}

const inMb = (bytes: number): string => (Math.ceil((bytes / MB) * 10) / 10).toString();
