import { createHash } from 'node:crypto';
import type { Queryable, Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';

/** A file that is kept for its imports. */
interface KeptFile {
  id: number;
  name: string;
  sha256: string;
  size: number;
}

/** Keeps a file; answers its number. */
export async function keepFile(
  tx: Queryable,
  file: { name: string; content: Uint8Array; by: string },
  now: Date,
): Promise<number> {
  const sha256 = createHash('sha256').update(file.content).digest('hex');
  const row = await tx.one<{ id: number }>(sql`
    insert into import_file (name, sha256, content, given_by, given_at)
    values (${file.name}, ${sha256}, ${file.content}, ${file.by}, ${now}) returning id`);
  return row?.id ?? 0;
}

/** @throws HetangError `import/file-gone` */
export async function findFile(db: Queryable, id: number): Promise<KeptFile> {
  const row = await db.one<KeptFile>(
    sql`select id, name, sha256, length(content) as size from import_file where id = ${id}`,
  );
  if (!row) throw new HetangError('import/file-gone', { id });
  return row;
}

/** Bytes that are read at a time. */
const CHUNK = 1_000_000;

/** The content, some of it at a time. @throws HetangError `import/file-gone` */
export async function* readFile(db: Queryable, id: number): AsyncGenerator<Uint8Array> {
  const { size } = await findFile(db, id);
  for (let at = 1; at <= size; at += CHUNK) {
    const row = await db.one<{ part: Buffer }>(
      sql`select substring(content from ${at}::int for ${CHUNK}::int) as part from import_file where id = ${id}`,
    );
    if (!row) throw new HetangError('import/file-gone', { id });
    yield row.part;
  }
}

/** How many imports of the same bytes were taken back: only then may their rows come in again. */
export async function timesUndone(tx: Tx, sha256: string): Promise<number> {
  const row = await tx.one<{ n: number }>(sql`
    select count(*) as n from import_run r join import_file f on f.id = r.file_id
    where f.sha256 = ${sha256} and r.undo_started_at is not null`);
  return row?.n ?? 0;
}
