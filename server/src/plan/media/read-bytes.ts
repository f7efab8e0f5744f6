import type { MediaType } from '@hetang/contract/plan/media';
import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

/** The bytes of a file that a plan carries; undefined when they are not here. */
export async function readBytes(
  db: Queryable,
  sha256: string,
): Promise<{ type: MediaType; bytes: Buffer } | undefined> {
  return db.one<{ type: MediaType; bytes: Buffer }>(
    sql`select type, bytes from plan_media where sha256 = ${sha256}`,
  );
}
