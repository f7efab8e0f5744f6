import { z } from 'zod';
import { urlSchema } from '../values.ts';

/** A file beside the plan's YAML, written from the plan's folder. */
export const mediaPathSchema = z
  .string()
  .max(200)
  .regex(/^(?!.*(^|\/)\.)[^\\/:*?"<>|\s][^\\:*?"<>|\r\n]*$/)
  .meta({
    description: 'A file in the folder of the plan: files/poster.png / 方案文件夹里的文件:files/海报.png',
  });

const coverSchema = mediaPathSchema.meta({
  description:
    'Picture of the card, JPG or PNG, in the folder of the plan / 卡片图片,方案文件夹里的 JPG 或 PNG',
});

/** What goes along with a text; the file is uploaded when it is needed. 附件 */
export const attachmentSchema = z.union([
  z.strictObject({
    image: mediaPathSchema.meta({
      description: 'JPG or PNG, at most 10 MB: files/poster.png / 图片,JPG 或 PNG,至多 10 MB:files/海报.png',
    }),
  }),
  z.strictObject({
    video: mediaPathSchema.meta({
      description: 'MP4, at most 10 MB: files/tour.mp4 / 视频,MP4,至多 10 MB:files/导览.mp4',
    }),
  }),
  z.strictObject({
    file: mediaPathSchema.meta({
      description: 'Any file, at most 20 MB: files/guide.pdf / 任意文件,至多 20 MB:files/手册.pdf',
    }),
  }),
  z.strictObject({
    link: z.strictObject({
      title: z.string().trim().min(1).max(128),
      url: urlSchema,
      desc: z.string().trim().min(1).max(512).optional(),
      cover: coverSchema.optional(),
    }),
  }),
  z.strictObject({
    miniprogram: z.strictObject({
      title: z.string().trim().min(1).max(64),
      appid: z
        .string()
        .regex(/^wx[0-9a-f]{16}$/)
        .meta({ description: 'App id of the mini-program: wx… / 小程序的 appid:wx 开头' }),
      page: z.string().trim().min(1).max(1024).meta({
        description: 'Page of the mini-program: pages/index / 小程序的页面路径:pages/index',
      }),
      cover: coverSchema,
    }),
  }),
]);
export type PlanAttachment = z.infer<typeof attachmentSchema>;

/** How a file goes out: as what it is shown, or as the picture of a link. */
export type MediaUse = 'image' | 'video' | 'file' | 'cover';

/** The file that an attachment needs, with the keys that lead to it. */
export interface NeededFile {
  path: string;
  use: MediaUse;
  at: readonly string[];
}

/** The file of an attachment; null for a link without a picture. */
export function fileOfAttachment(attachment: PlanAttachment): NeededFile | null {
  if ('image' in attachment) return { path: attachment.image, use: 'image', at: ['image'] };
  if ('video' in attachment) return { path: attachment.video, use: 'video', at: ['video'] };
  if ('file' in attachment) return { path: attachment.file, use: 'file', at: ['file'] };
  if ('miniprogram' in attachment)
    return { path: attachment.miniprogram.cover, use: 'image', at: ['miniprogram', 'cover'] };
  const { cover } = attachment.link;
  return cover === undefined ? null : { path: cover, use: 'cover', at: ['link', 'cover'] };
}
