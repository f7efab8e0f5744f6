import { z } from 'zod';
import { PlatformError } from '../platform/errors.ts';
import { storeMedia } from '../platform/media.ts';
import { endpoint } from './endpoint.ts';

const LIMIT = 2 * 1024 * 1024;

/** POST media/uploadimg: a picture with a permanent address. */
export const uploadImg = endpoint({
  path: 'media/uploadimg',
  method: 'upload',
  input: z.object({}),
  handle(call) {
    if (call.file === undefined) throw new PlatformError(44001);
    const kept = { type: 'image', limit: LIMIT, permanent: true, now: call.now };
    return { url: `${call.baseUrl}/media/${storeMedia(call.world, call.file, kept).mediaId}` };
  },
});
