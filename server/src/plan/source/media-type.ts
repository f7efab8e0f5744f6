import type { MediaType } from '@hetang/contract/plan/media';

const SIGNS: readonly { type: MediaType; at: number; bytes: readonly number[] }[] = [
  { type: 'png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { type: 'mp4', at: 4, bytes: [0x66, 0x74, 0x79, 0x70] },
];

/** What a file is by its first bytes, whatever its name says: the platform looks there too. */
export function mediaTypeOf(bytes: Uint8Array): MediaType {
  const sign = SIGNS.find(({ at, bytes: signs }) => signs.every((byte, i) => bytes[at + i] === byte));
  return sign?.type ?? 'other';
}
