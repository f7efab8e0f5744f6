import type { Plan } from '@hetang/contract/plan/registry';
import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';

/**
 * Notes that a version needs the files of its messages, so that they stay.
 * @throws HetangError `plan/media-not-sent` when a file is not here, or is not what the sender said of it.
 */
export async function useMedia(tx: Tx, version: number, media: Plan['media'] = {}): Promise<void> {
  const named = Object.entries(media).map(([path, facts]) => ({ path, ...facts }));
  if (named.length === 0) return;
  const list = JSON.stringify(named);
  const absent = await tx.rows<{ path: string }>(sql`
    select r.path
    from jsonb_to_recordset(${list}::jsonb) as r (path text, sha256 text, size int, type text)
    where not exists (
      select from plan_media m where m.sha256 = r.sha256 and m.size = r.size and m.type = r.type)
    order by r.path`);
  if (absent.length > 0)
    throw new HetangError('plan/media-not-sent', { files: absent.map(({ path }) => path).join(', ') });
  await tx.run(sql`
    insert into plan_media_use (version, sha256)
    select distinct ${version}::int, r.sha256 from jsonb_to_recordset(${list}::jsonb) as r (sha256 text)`);
}
