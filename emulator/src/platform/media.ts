import { newId } from '../kernel/ids.ts';
import type { AttachmentScene, Media } from '../state/state.ts';
import type { Upload } from '../wecom/endpoint.ts';
import type { World } from '../world/world.ts';
import { PlatformError } from './errors.ts';

const MB = 1024 * 1024;
const KEPT_BYTES = 128 * MB;

/** Largest size in bytes by type. */
export const MEDIA_LIMITS: Readonly<Record<string, number>> = {
  image: 10 * MB,
  voice: 2 * MB,
  video: 10 * MB,
  file: 20 * MB,
};

const SIGNATURES: Array<{ type: string; contentType: string; bytes: number[]; at: number }> = [
  { type: 'image', contentType: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47], at: 0 },
  { type: 'image', contentType: 'image/jpeg', bytes: [0xff, 0xd8, 0xff], at: 0 },
  { type: 'voice', contentType: 'audio/amr', bytes: [0x23, 0x21, 0x41, 0x4d, 0x52], at: 0 },
  { type: 'video', contentType: 'video/mp4', bytes: [0x66, 0x74, 0x79, 0x70], at: 4 },
];

/** Content type by the first bytes; a file may hold anything. Undefined when the bytes are not of the type. */
export function sniff(type: string, bytes: Buffer): string | undefined {
  if (type === 'file') return 'application/octet-stream';
  const match = SIGNATURES.find(
    (one) => one.type === type && one.bytes.every((byte, index) => bytes[one.at + index] === byte),
  );
  return match?.contentType;
}

function makeRoom(world: World, now: number, needed: number): void {
  let total = needed;
  for (const media of world.state.media.values()) total += media.base64.length * 0.75;
  for (const media of world.state.media.values()) {
    const isOld = !media.permanent && now > media.createdAt + 3 * 86_400_000;
    if (!isOld && total <= KEPT_BYTES) continue;
    total -= media.base64.length * 0.75;
    world.state.media.delete(media.mediaId);
  }
}

/** Stores an upload. Errors: 44001 five bytes or fewer, 45001 too large, 40004 content of another type. */
export function storeMedia(
  world: World,
  upload: Upload,
  kept: { type: string; limit: number; permanent: boolean; now: number; scene?: AttachmentScene },
): Media {
  const { bytes } = upload;
  if (bytes.length <= 5) throw new PlatformError(44001);
  if (bytes.length > kept.limit) throw new PlatformError(45001);
  const contentType = sniff(kept.type, bytes);
  if (contentType === undefined) throw new PlatformError(40004);
  makeRoom(world, kept.now, bytes.length);
  const media: Media = {
    mediaId: newId(world.state, 'media', '3', 64),
    type: kept.type,
    filename: upload.filename,
    contentType,
    base64: bytes.toString('base64'),
    createdAt: kept.now,
    permanent: kept.permanent,
    ...(kept.scene === undefined ? {} : { scene: kept.scene }),
  };
  world.state.media.set(media.mediaId, media);
  return media;
}
