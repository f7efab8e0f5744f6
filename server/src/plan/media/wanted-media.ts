import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

/** Which of these files are not here yet. Those that are stay for another day, so that the apply finds them. */
export async function wantedMedia(
  db: Queryable,
  hashes: readonly string[],
  now: Date,
): Promise<readonly string[]> {
  const here = await db.rows<{ sha256: string }>(sql`
    update plan_media set sent_at = ${now} where sha256 = any(${hashes}::text[]) returning sha256`);
  const known = new Set(here.map(({ sha256 }) => sha256));
  return [...new Set(hashes)].filter((sha256) => !known.has(sha256));
}
