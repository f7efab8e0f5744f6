import { z } from 'zod';
import { PlatformError } from '../platform/errors.ts';
import { MEDIA_LIMITS, storeMedia } from '../platform/media.ts';
import { endpoint } from './endpoint.ts';

/** POST media/upload: a file for three days; `created_at` is text here. */
export const uploadMedia = endpoint({
  path: 'media/upload',
  method: 'upload',
  input: z.object({ type: z.string().optional() }),
  handle(call, { type = '' }) {
    const limit = Object.hasOwn(MEDIA_LIMITS, type) ? MEDIA_LIMITS[type] : undefined;
    if (limit === undefined) throw new PlatformError(40005);
    if (call.file === undefined) throw new PlatformError(44001);
    const media = storeMedia(call.world, call.file, { type, limit, permanent: false, now: call.now });
    return { type, media_id: media.mediaId, created_at: String(Math.floor(call.now / 1000)) };
  },
});
