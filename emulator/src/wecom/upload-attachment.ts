import { z } from 'zod';
import { PlatformError } from '../platform/errors.ts';
import { MEDIA_LIMITS, storeMedia } from '../platform/media.ts';
import type { AttachmentScene } from '../state/state.ts';
import { endpoint } from './endpoint.ts';

const SCENES: Record<string, { scene: AttachmentScene; types: string[] }> = {
  '1': { scene: 'moment', types: ['image', 'video'] },
  '2': { scene: 'album', types: ['image'] },
};

/** POST media/upload_attachment: a file for Moments or the album, three days; `created_at` is a number here. */
export const uploadAttachment = endpoint({
  path: 'media/upload_attachment',
  method: 'upload',
  input: z.object({ media_type: z.string().optional(), attachment_type: z.string().optional() }),
  handle(call, { media_type: type = '', attachment_type: wanted = '' }) {
    const use = Object.hasOwn(SCENES, wanted) ? SCENES[wanted] : undefined;
    if (use === undefined) throw new PlatformError(40058, 'invalid Request Parameter, field attachment_type');
    if (!use.types.includes(type)) throw new PlatformError(40004);
    if (call.file === undefined) throw new PlatformError(44001);
    const kept = { type, limit: MEDIA_LIMITS[type] ?? 0, permanent: false, now: call.now, scene: use.scene };
    const media = storeMedia(call.world, call.file, kept);
    return { type, media_id: media.mediaId, created_at: Math.floor(call.now / 1000) };
  },
});
