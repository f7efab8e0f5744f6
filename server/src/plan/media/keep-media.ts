import type { PlanMedia } from '@hetang/contract/plan/media';
import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { factsOf } from '../source/read-media.ts';

/** Keeps the bytes of a file, once for equal bytes, and says what they are. What no version names leaves after a day. */
export async function keepMedia(db: Queryable, bytes: Uint8Array, now: Date): Promise<PlanMedia> {
  const facts = factsOf(bytes);
  await db.run(sql`
    insert into plan_media (sha256, size, type, bytes, sent_at)
    values (${facts.sha256}, ${facts.size}, ${facts.type}, ${Buffer.from(bytes)}, ${now})
    on conflict (sha256) do update set sent_at = excluded.sent_at`);
  return facts;
}
