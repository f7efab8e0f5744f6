import { z } from 'zod';
import { PlatformError } from '../../platform/errors.ts';
import { bytes, type Call } from '../endpoint.ts';
import { liveMedia } from '../message-content.ts';
import { checkCard, templateCard } from './template-card.ts';

const article = z.object({
  title: bytes(128),
  description: bytes(512).optional(),
  url: bytes(2048).optional(),
  picurl: z.string().optional(),
  appid: z.string().optional(),
  pagepath: z.string().optional(),
});
const longArticle = z.object({
  title: bytes(128),
  thumb_media_id: z.string(),
  author: bytes(64).optional(),
  content_source_url: z.string().optional(),
  content: bytes(666 * 1024),
  digest: bytes(512).optional(),
});
const card = z.object({
  title: bytes(128),
  description: bytes(512),
  url: bytes(2048),
  btntxt: z.string().max(4).optional(),
});
const notice = z.looseObject({
  appid: z.string(),
  page: z.string().optional(),
  title: z.string().min(4).max(12),
  description: z.string().optional(),
  content_item: z
    .array(z.object({ key: z.string(), value: z.string() }))
    .max(10)
    .optional(),
});
const byMedia = z.object({ media_id: z.string() });
const video = z.object({
  media_id: z.string(),
  title: bytes(128).optional(),
  description: bytes(512).optional(),
});

/** The content of an app message, by type. */
export const appContent = {
  msgtype: z.string().optional(),
  text: z.object({ content: bytes(2048) }).optional(),
  markdown: z.object({ content: bytes(2048) }).optional(),
  textcard: card.optional(),
  news: z.object({ articles: z.array(article).min(1).max(8) }).optional(),
  mpnews: z.object({ articles: z.array(longArticle).min(1).max(8) }).optional(),
  image: byMedia.optional(),
  voice: byMedia.optional(),
  video: video.optional(),
  file: byMedia.optional(),
  miniprogram_notice: notice.optional(),
  template_card: templateCard.optional(),
};

const TYPES = Object.keys(appContent).filter((name) => name !== 'msgtype');
const BY_MEDIA = ['image', 'voice', 'video', 'file'];
const fields = z.object(appContent);

function checkMedia(call: Call, msgtype: string, message: z.infer<typeof fields>): void {
  if (BY_MEDIA.includes(msgtype)) {
    const part = message[msgtype as 'image' | 'voice' | 'video' | 'file'];
    liveMedia(call, part?.media_id ?? '', msgtype);
  }
  if (msgtype !== 'mpnews') return;
  for (const one of message.mpnews?.articles ?? []) liveMedia(call, one.thumb_media_id, 'image');
}

/** The message's own part. Errors: 40008 unknown type, 40058 part missing or wrong, 44004 empty, 40007 media. */
export function contentOf(
  call: Call,
  message: z.infer<typeof fields>,
): { content: Record<string, unknown>; isInteractive: boolean } {
  const { msgtype } = message;
  if (msgtype === undefined || !TYPES.includes(msgtype)) throw new PlatformError(40008);
  const content = message[msgtype as 'text'] as Record<string, unknown> | undefined;
  if (content === undefined)
    throw new PlatformError(40058, `invalid Request Parameter, field ${msgtype} missing`);
  if (content.content === '') throw new PlatformError(44004);
  checkMedia(call, msgtype, message);
  const isInteractive = message.template_card !== undefined && msgtype === 'template_card';
  return { content, isInteractive: isInteractive && checkCard(message.template_card ?? {}) };
}
