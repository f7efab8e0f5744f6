import type { CodeChannel } from '../../channels/port.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';

export interface CodeImage {
  type: string;
  bytes: Buffer;
}

/** What pictures are made with. */
export interface CodePictures {
  db: Database;
  port: CodeChannel;
}

/**
 * The QR picture of a code: the platform's own, kept after the first time.
 * @throws HetangError `request/not-found`, `code/no-image`.
 */
export async function readCodeImage({ db, port }: CodePictures, key: string): Promise<CodeImage> {
  const row = await db.one<{ qr_url: string | null; image: Buffer | null; image_type: string | null }>(
    sql`select qr_url, image, image_type from channel_code where key = ${key}`,
  );
  if (!row) throw new HetangError('request/not-found', { what: `code ${key}` });
  if (row.image && row.image_type) return { type: row.image_type, bytes: row.image };
  if (!row.qr_url) throw new HetangError('code/no-image', { key, problem: 'not live yet' });
  const outcome = await port.fetchCodeImage(row.qr_url);
  if (outcome.kind !== 'done') {
    const problem = outcome.kind === 'refused' ? outcome.reason : outcome.problem;
    throw new HetangError('code/no-image', { key, problem });
  }
  const { type, bytes } = outcome.value;
  const image = Buffer.from(bytes);
  await db.run(sql`
    update channel_code set image = ${image}, image_type = ${type}
    where key = ${key} and qr_url = ${row.qr_url}`);
  return { type, bytes: image };
}
