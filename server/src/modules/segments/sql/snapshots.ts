import type { Condition } from '@hetang/contract/plan/condition';
import type { Queryable, Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

export interface SnapshotRow {
  id: number;
  segment: string;
  name: string;
  taken_at: Date;
  taken_by: string;
  condition: Condition;
  members: number;
}

export interface NewSnapshot {
  segment: { key: string; id: number; when: Condition };
  name: string;
  by: string;
  now: Date;
}

const columns = sql`id, segment, name, taken_at, taken_by, condition, members`;

/** Keeps the members of this moment. */
export async function takeSnapshot(tx: Tx, { segment, name, by, now }: NewSnapshot): Promise<SnapshotRow> {
  const made = await tx.one<{ id: number }>(sql`
    insert into segment_snapshot (segment, name, taken_at, taken_by, condition, members)
    values (${segment.key}, ${name}, ${now}, ${by}, ${JSON.stringify(segment.when)}::jsonb, 0) returning id`);
  const id = made?.id ?? 0;
  const members = await tx.run(sql`
    insert into segment_snapshot_member (snapshot, contact_id)
    select ${id}, contact_id from segment_member where segment = ${segment.id}`);
  const row = await tx.one<SnapshotRow>(sql`
    update segment_snapshot set members = ${members} where id = ${id} returning ${columns}`);
  if (!row) throw new Error(`snapshot ${id} is gone`);
  return row;
}

/** Snapshots of a segment, newest first, and how many there are. */
export async function listSnapshots(
  db: Queryable,
  segment: string,
  page: { limit: number; offset: number },
): Promise<{ rows: SnapshotRow[]; total: number }> {
  const rows = await db.rows<SnapshotRow>(sql`
    select ${columns} from segment_snapshot where segment = ${segment}
    order by id desc limit ${page.limit} offset ${page.offset}`);
  const count = await db.one<{ total: number }>(
    sql`select count(*) as total from segment_snapshot where segment = ${segment}`,
  );
  return { rows, total: count?.total ?? 0 };
}

/** False when there was none. */
export async function deleteSnapshot(db: Queryable, id: number): Promise<boolean> {
  return (await db.run(sql`delete from segment_snapshot where id = ${id}`)) > 0;
}
