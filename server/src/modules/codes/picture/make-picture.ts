import type { Database } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { type CodeImage, type CodePictures, readCodeImage } from '../read-image.ts';
import { drawPng, drawSvg, wrapPicture } from './draw-qr.ts';
import { readQrPicture } from './read-qr.ts';

/** What is wanted of a code's QR. */
export interface PictureWish {
  format: 'png' | 'svg';
  /** Pixels to a side of a PNG; the platform's own picture when left out. */
  size?: number | undefined;
  /** Words below it; SVG only. */
  caption: string | null;
}

/**
 * The QR of a code as a file. What the platform's picture says is read from it once and drawn anew, so that it is
 * sharp in any size; a picture that cannot be read is given as it is.
 * @throws HetangError `request/not-found`, `code/no-image`.
 */
export async function makePicture(deps: CodePictures, key: string, wish: PictureWish): Promise<CodeImage> {
  const address = await addressOf(deps.db, key);
  if (address !== null) return draw(address, wish);
  const image = await readCodeImage(deps, key);
  if (wish.format === 'png' && wish.size === undefined) return image;
  const content = await contentOf(deps.db, key, image);
  if (content !== null) return draw(content, wish);
  if (wish.format === 'png') return image;
  return { type: 'image/svg+xml', bytes: Buffer.from(wrapPicture(image, wish.caption)) };
}

/** Of a link its address is known, and there is no picture. */
async function addressOf(db: Database, key: string): Promise<string | null> {
  const row = await db.one<{ content: string }>(sql`
    select content from channel_code where key = ${key} and content = qr_url`);
  return row?.content ?? null;
}

/** Pixels to a side where nobody says. */
const USUAL_SIZE = 300;

async function draw(content: string, { format, size, caption }: PictureWish): Promise<CodeImage> {
  if (format === 'svg') return { type: 'image/svg+xml', bytes: Buffer.from(drawSvg(content, caption)) };
  return { type: 'image/png', bytes: await drawPng(content, size ?? USUAL_SIZE) };
}

async function contentOf(db: Database, key: string, image: CodeImage): Promise<string | null> {
  const kept = await db.one<{ content: string | null }>(
    sql`select content from channel_code where key = ${key}`,
  );
  if (kept?.content) return kept.content;
  const content = readQrPicture(image.type, image.bytes);
  if (content !== null) {
    await db.run(
      sql`update channel_code set content = ${content} where key = ${key} and image = ${image.bytes}`,
    );
  }
  return content;
}
