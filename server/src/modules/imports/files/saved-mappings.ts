import type { savedMappingListSchema } from '@hetang/contract/http/import-files';
import type { z } from 'zod';
import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

type Saved = z.infer<typeof savedMappingListSchema>['items'][number];

/** The mappings that people have saved, by name. */
export async function listSaved(db: Queryable): Promise<Saved[]> {
  const rows = await db.rows<Omit<Saved, 'savedBy' | 'savedAt'> & { saved_by: string; saved_at: Date }>(
    sql`select name, columns, saved_by, saved_at from import_mapping order by name`,
  );
  return rows.map(({ name, columns, saved_by, saved_at }) => ({
    name,
    columns,
    savedBy: saved_by,
    savedAt: saved_at.toISOString(),
  }));
}
