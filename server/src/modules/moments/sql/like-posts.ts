import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { PostRow } from './post-row.ts';

/** Other Moments of ours with the same text: those that the platform has, and whether one is just being made. */
export async function likePosts(
  db: Queryable,
  { id, content, first_called_at }: PostRow,
): Promise<{ known: string[]; underWay: boolean }> {
  const rows = await db.rows<{ platform_id: string | null; state: string }>(sql`
    select platform_id, state from moment_post
    where id <> ${id} and content ->> 'text' = ${content.text}
      and (platform_id is not null and made_at > ${first_called_at}::timestamptz - interval '1 day'
        or state in ('calling', 'making'))`);
  return {
    known: rows.flatMap(({ platform_id }) => platform_id ?? []),
    underWay: rows.some(
      ({ platform_id, state }) => platform_id === null && (state === 'calling' || state === 'making'),
    ),
  };
}
