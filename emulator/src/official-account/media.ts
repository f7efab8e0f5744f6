import { z } from 'zod';
import { PlatformError } from '../platform/errors.ts';
import { storeMedia } from '../platform/media.ts';
import { Download, type Upload } from '../wecom/endpoint.ts';
import type { World } from '../world/world.ts';
import { accountEndpoint } from './endpoint.ts';

const KB = 1024;
const MB = 1024 * KB;
const LIFE_MS = 3 * 86_400_000;

/** Largest size in bytes by type. */
export const ACCOUNT_LIMITS: Readonly<Record<string, number>> = {
  image: 10 * MB,
  voice: 2 * MB,
  video: 10 * MB,
  thumb: 64 * KB,
};

/** 40004 for another type. */
export function limitOf(type: string): number {
  const limit = Object.hasOwn(ACCOUNT_LIMITS, type) ? ACCOUNT_LIMITS[type] : undefined;
  if (limit === undefined) throw new PlatformError(40004);
  return limit;
}

/** The stored file with its content type. */
export function downloadOf(world: World, key: string): Download {
  const media = world.state.media.get(key);
  if (media === undefined) throw new PlatformError(40007);
  const { filename, contentType, base64 } = media;
  return new Download({ filename, contentType, bytes: Buffer.from(base64, 'base64') });
}

/** Keeps an upload of the account; a cover is a picture. Returns its key. Errors: 41005 nothing, 40004, 45001. */
export function keepFile(
  world: World,
  file: Upload | undefined,
  kept: { type: string; permanent: boolean; now: number },
): string {
  if (file === undefined) throw new PlatformError(41005);
  const limit = limitOf(kept.type);
  const type = kept.type === 'thumb' ? 'image' : kept.type;
  return storeMedia(world, file, { ...kept, type, limit, scene: 'account' }).mediaId;
}

/** POST media/upload: for three days; `created_at` is a number here, and a cover answers `thumb_media_id`. */
export const uploadAccountMedia = accountEndpoint({
  path: 'media/upload',
  method: 'upload',
  isBare: true,
  input: z.object({ type: z.string().optional() }),
  handle({ world, now, file }, { type = '' }) {
    const mediaId = keepFile(world, file, { type, permanent: false, now });
    const created_at = Math.floor(now / 1000);
    return type === 'thumb'
      ? { type, thumb_media_id: mediaId, created_at }
      : { type, media_id: mediaId, created_at };
  },
});

/** GET media/get: 40007 unknown or older than three days. */
export const getAccountMedia = accountEndpoint({
  path: 'media/get',
  method: 'get',
  input: z.object({ media_id: z.string().optional() }),
  handle({ world, now }, input) {
    const media = world.state.media.get(input.media_id ?? '');
    const isLive = media?.scene === 'account' && !media.permanent && now < media.createdAt + LIFE_MS;
    if (!isLive) throw new PlatformError(40007);
    return downloadOf(world, media.mediaId);
  },
});

/** POST media/uploadimg: a picture of at most 1 MB inside an article; it has an address and no id. */
export const uploadAccountImage = accountEndpoint({
  path: 'media/uploadimg',
  method: 'upload',
  isBare: true,
  input: z.object({}),
  handle({ world, now, file, baseUrl }) {
    if (file === undefined) throw new PlatformError(41005);
    const kept = { type: 'image', limit: MB, permanent: true, now, scene: 'account' as const };
    return { url: `${baseUrl}/media/${storeMedia(world, file, kept).mediaId}` };
  },
});
