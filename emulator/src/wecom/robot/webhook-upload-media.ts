import { z } from 'zod';
import { PlatformError } from '../../platform/errors.ts';
import { MEDIA_LIMITS, storeMedia } from '../../platform/media.ts';
import { endpoint } from '../endpoint.ts';
import { findRobot } from './find-robot.ts';

/** POST webhook/upload_media?key=&type=: a file or voice for robots, three days. */
export const webhookUploadMedia = endpoint({
  path: 'webhook/upload_media',
  method: 'upload',
  auth: 'none',
  input: z.object({ type: z.string().optional() }),
  handle(call, { type = '' }) {
    findRobot(call);
    if (type !== 'file' && type !== 'voice') throw new PlatformError(40005);
    if (call.file === undefined) throw new PlatformError(44001);
    const limit = MEDIA_LIMITS[type] ?? 0;
    const kept = { type, limit, permanent: false, now: call.now, scene: 'robot' as const };
    const media = storeMedia(call.world, call.file, kept);
    return { type, media_id: media.mediaId, created_at: String(Math.floor(call.now / 1000)) };
  },
});
