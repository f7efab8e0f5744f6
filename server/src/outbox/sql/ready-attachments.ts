import type { Attachment } from '../../channels/media.ts';
import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

const CONTENTS = 100;

/** Attachments of the mass tasks that are ready to be created, each combination once; the next to be created first. */
export async function readyAttachments(db: Queryable): Promise<Attachment[]> {
  const rows = await db.rows<{ attachments: Attachment[] }>(sql`
    select content -> 'attachments' as attachments
    from mass_send where state = 'ready' and media <> '{}'
    group by content -> 'attachments' order by min(next_check_at) limit ${CONTENTS}`);
  return rows.flatMap(({ attachments }) => attachments);
}
