import { z } from 'zod';
import { required } from '../platform/errors.ts';
import { Download, endpoint } from './endpoint.ts';
import { liveMedia } from './message-content.ts';

/** GET media/get: the file itself; errors as JSON. */
export const getMedia = endpoint({
  path: 'media/get',
  method: 'get',
  input: z.object({ media_id: z.string().optional() }),
  handle(call, input) {
    const media = liveMedia(call, required(input.media_id, 40007));
    return new Download({
      filename: media.filename,
      contentType: media.contentType,
      bytes: Buffer.from(media.base64, 'base64'),
    });
  },
});
