import { z } from 'zod';
import { PlatformError } from '../platform/errors.ts';
import type { MessageBody } from '../state/message-body.ts';
import type { AttachmentScene, Media } from '../state/state.ts';
import { bytes, type Call } from './endpoint.ts';

const MEDIA_LIFE = 3 * 86_400_000;

/** The things that can be attached, each under its own name. */
export const attachmentFields = {
  image: z.object({ media_id: z.string().optional(), pic_url: bytes(2048).optional() }).optional(),
  link: z
    .object({
      title: bytes(128),
      picurl: bytes(2048).optional(),
      desc: bytes(512).optional(),
      url: bytes(2048),
    })
    .optional(),
  miniprogram: z
    .object({ title: bytes(64), pic_media_id: z.string(), appid: z.string(), page: z.string() })
    .optional(),
  video: z.object({ media_id: z.string() }).optional(),
  file: z.object({ media_id: z.string() }).optional(),
};

const attachment = z.looseObject({ msgtype: z.string().optional(), ...attachmentFields });

/** Text and attachments of a welcome or a mass message. */
export const messageContent = {
  text: z.object({ content: bytes(4000).optional() }).optional(),
  attachments: z.array(attachment).optional(),
};

type Attachment = z.infer<typeof attachment>;

function isLive(call: Call, media: Media): boolean {
  return !media.permanent && call.now < media.createdAt + MEDIA_LIFE;
}

/** A media file of media/upload that is still valid. 40007 otherwise, or when it is of another type. */
export function liveMedia(call: Call, mediaId: string, type?: string): Media {
  const media = call.world.state.media.get(mediaId);
  const isPlain = media !== undefined && isLive(call, media) && media.scene === undefined;
  if (!isPlain || (type !== undefined && media.type !== type)) throw new PlatformError(40007);
  return media;
}

/** A file of media/upload_attachment. 40007 when it is none, too old or of another type; 41072 for another use. */
export function liveAttachment(call: Call, mediaId: string, type: string, scene: AttachmentScene): Media {
  const media = call.world.state.media.get(mediaId);
  if (media?.scene === undefined || !isLive(call, media) || media.type !== type)
    throw new PlatformError(40007);
  if (media.scene !== scene) throw new PlatformError(41072);
  return media;
}

function imageBody(call: Call, image: NonNullable<Attachment['image']>): MessageBody {
  if (image.media_id !== undefined && image.media_id !== '') {
    return { kind: 'image', mediaId: liveMedia(call, image.media_id, 'image').mediaId };
  }
  if (image.pic_url === undefined || image.pic_url === '') throw new PlatformError(40007);
  return { kind: 'image', url: image.pic_url };
}

function fileBody(call: Call, kind: 'video' | 'file', mediaId: string): MessageBody {
  return { kind, mediaId: liveMedia(call, mediaId, kind).mediaId };
}

function attachmentBody(call: Call, given: Attachment): MessageBody {
  const { msgtype, image, link, miniprogram, video, file } = given;
  if (msgtype === 'image' && image !== undefined) return imageBody(call, image);
  if (msgtype === 'link' && link !== undefined) {
    return {
      kind: 'link',
      title: link.title,
      url: link.url,
      desc: link.desc ?? '',
      picurl: link.picurl ?? '',
    };
  }
  if (msgtype === 'miniprogram' && miniprogram !== undefined) {
    const { mediaId } = liveMedia(call, miniprogram.pic_media_id, 'image');
    const { title, appid, page } = miniprogram;
    return { kind: 'miniprogram', title, appid, page, mediaId };
  }
  if (msgtype === 'video' && video !== undefined) return fileBody(call, 'video', video.media_id);
  if (msgtype === 'file' && file !== undefined) return fileBody(call, 'file', file.media_id);
  throw new PlatformError(41065);
}

/**
 * Checks text and attachments and turns them into the messages that arrive.
 * Errors: 40063 nothing to send, 41064 more than nine, 41065 unknown type, 40007 media.
 */
export function toBodies(
  call: Call,
  content: { text?: { content?: string | undefined } | undefined; attachments?: Attachment[] | undefined },
): MessageBody[] {
  const attachments = content.attachments ?? [];
  if (attachments.length > 9) throw new PlatformError(41064);
  const bodies = attachments.map((one) => attachmentBody(call, one));
  const text = content.text?.content ?? '';
  if (text !== '') bodies.unshift({ kind: 'text', text });
  if (bodies.length === 0) throw new PlatformError(40063, 'text and attachments are both empty');
  return bodies;
}
