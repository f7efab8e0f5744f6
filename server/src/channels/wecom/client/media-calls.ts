import { z } from 'zod';
import { callOf } from './call-spec.ts';

const upload = { method: 'post', repeat: 'safe', lane: 'upload', timeoutMs: 60_000 } as const;

/** Files, which go as a form. A file uploaded twice has two ids, and both are good. */
export const mediaCalls = {
  uploadMedia: callOf<{ type: 'image' | 'video' | 'file' }>()({
    ...upload,
    path: 'media/upload',
    answer: z.object({ media_id: z.string(), created_at: z.coerce.number().positive() }),
    what: { zh: '上传附件，三天有效：发送之前', en: 'uploads a file for three days: before it is sent' },
  }),
  /** `attachment_type` 1: for a Moment; 2: for the product album. */
  uploadAttachment: callOf<{ media_type: 'image' | 'video'; attachment_type: 1 | 2 }>()({
    ...upload,
    path: 'media/upload_attachment',
    answer: z.object({ media_id: z.string(), created_at: z.coerce.number().positive() }),
    what: {
      zh: '上传朋友圈的图片和视频、商品图册的图片，三天有效',
      en: 'uploads a file of a Moment or a picture of the album for three days',
    },
  }),
  uploadImage: callOf<Record<string, never>>()({
    ...upload,
    path: 'media/uploadimg',
    answer: z.object({ url: z.string() }),
    limits: { minute: 100, day: 1_000 },
    what: { zh: '上传链接卡片的图片，长期有效', en: 'uploads the picture of a link, for good' },
  }),
};
