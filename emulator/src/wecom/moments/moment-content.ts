import { z } from 'zod';
import { PlatformError } from '../../platform/errors.ts';
import type { MessageBody } from '../../state/message-body.ts';
import { bytes, type Call, chars } from '../endpoint.ts';
import { liveAttachment } from '../message-content.ts';

const MAX_IMAGES = 9;
const byMedia = z.object({ media_id: z.string() });

const attachment = z.looseObject({
  msgtype: z.string().optional(),
  image: byMedia.optional(),
  video: byMedia.optional(),
  link: z.object({ title: chars(64).optional(), url: bytes(2048), media_id: z.string() }).optional(),
});
type Attachment = z.infer<typeof attachment>;

/** Text and attachments of a moment. */
export const momentContent = {
  text: z.object({ content: chars(2000).optional() }).optional(),
  attachments: z.array(attachment).optional(),
};

function bodyOf(call: Call, given: Attachment): MessageBody {
  const { msgtype, image, video, link } = given;
  const media = (id: string, type: string): string => liveAttachment(call, id, type, 'moment').mediaId;
  if (msgtype === 'image' && image !== undefined)
    return { kind: 'image', mediaId: media(image.media_id, 'image') };
  if (msgtype === 'video' && video !== undefined)
    return { kind: 'video', mediaId: media(video.media_id, 'video') };
  if (msgtype === 'link' && link !== undefined) {
    const cover = media(link.media_id, 'image');
    return { kind: 'link', title: link.title ?? '', url: link.url, desc: '', mediaId: cover };
  }
  throw new PlatformError(41065);
}

/**
 * Up to nine pictures, or one video, or one link; no mixture. Errors: 41089 nothing, 41064 too many or mixed,
 * 41065 unknown type, 40007 and 41072 media.
 */
export function momentBodies(
  call: Call,
  content: { text?: { content?: string | undefined } | undefined; attachments?: Attachment[] | undefined },
): MessageBody[] {
  const bodies = (content.attachments ?? []).map((one) => bodyOf(call, one));
  const images = bodies.filter((one) => one.kind === 'image').length;
  if (images > MAX_IMAGES || (bodies.length > 1 && images < bodies.length)) throw new PlatformError(41064);
  const text = content.text?.content ?? '';
  if (text === '' && bodies.length === 0) throw new PlatformError(41089);
  return text === '' ? bodies : [{ kind: 'text', text }, ...bodies];
}
