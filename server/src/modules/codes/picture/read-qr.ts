import jpeg from 'jpeg-js';
import readQr from 'jsqr';
import { PNG } from 'pngjs';

/** Pixels to a side; the platform's pictures have some hundreds. A small file may unpack to a huge picture. */
const MOST_SIDE = 2_000;

/** The library's module is its function, of which the types say that it is a property. */
const scan = (typeof readQr === 'function' ? readQr : readQr.default) as typeof readQr.default;

/** What a picture of a QR code says; null when it cannot be read. */
export function readQrPicture(type: string, bytes: Buffer): string | null {
  try {
    const picture = type === 'image/png' ? readPng(bytes) : readJpeg(bytes);
    if (picture === null) return null;
    const pixels = new Uint8ClampedArray(picture.data.buffer, picture.data.byteOffset, picture.data.length);
    return scan(pixels, picture.width, picture.height)?.data || null;
  } catch {
    return null; // a picture that is damaged says nothing
  }
}

interface Picture {
  data: Uint8Array;
  width: number;
  height: number;
}

function readPng(bytes: Buffer): Picture | null {
  // Width and height stand in the first chunk, before anything is unpacked.
  if (bytes.length < 24 || Math.max(bytes.readUInt32BE(16), bytes.readUInt32BE(20)) > MOST_SIDE) return null;
  return PNG.sync.read(bytes);
}

function readJpeg(bytes: Buffer): Picture {
  const limits = { maxResolutionInMP: (MOST_SIDE * MOST_SIDE) / 1e6, maxMemoryUsageInMB: 64 };
  return jpeg.decode(bytes, { useTArray: true, ...limits });
}
