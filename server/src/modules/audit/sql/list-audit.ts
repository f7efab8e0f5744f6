import type { AuditEntry, auditExportQuery } from '@hetang/contract/http/audit';
import type { z } from 'zod';
import type { Queryable } from '../../../kernel/database/database.ts';
import { join, raw, type Sql, sql } from '../../../kernel/database/sql.ts';
import { EXPORT } from '../is-export.ts';

export type AuditFilter = z.infer<typeof auditExportQuery>;

const COLUMNS = { at: 'id', actor: 'actor_name', object: 'object' } as const;
export const auditSorts = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];

interface Row {
  id: number;
  at: Date;
  actor_kind: string;
  actor_id: number;
  actor_name: string;
  ip: string | null;
  route: string;
  request: string;
  object: string;
  object_key: string;
  act: AuditEntry['act'];
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

/** One page of the entries, and how many there are in all. */
export async function listAudit(
  db: Queryable,
  filter: AuditFilter,
  page: { sort: keyof typeof COLUMNS; descending: boolean; limit: number; offset: number },
): Promise<{ items: AuditEntry[]; total: number }> {
  const order = raw(`${COLUMNS[page.sort]} ${page.descending ? 'desc' : 'asc'}, id desc`);
  const [rows, count] = await Promise.all([
    db.rows<Row>(sql`
      select * from audit_entry where ${where(filter)} order by ${order} limit ${page.limit} offset ${page.offset}`),
    db.one<{ total: number }>(sql`select count(*) as total from audit_entry where ${where(filter)}`),
  ]);
  return { items: rows.map(present), total: count?.total ?? 0 };
}

/** The next stretch, newest first, below a number. */
export async function walkAudit(
  db: Queryable,
  filter: AuditFilter,
  { below, size }: { below: number; size: number },
): Promise<AuditEntry[]> {
  const rows = await db.rows<Row>(sql`
    select * from audit_entry where id < ${below} and ${where(filter)} order by id desc limit ${size}`);
  return rows.map(present);
}

/** A file that somebody took is entered as a change of the object `export`. */
const isFile = sql`(object = ${EXPORT})`;

function where({ actor, object, key, act, from, to }: AuditFilter): Sql {
  return join(
    [
      ...(actor ? [sql`actor_name = ${actor}`] : []),
      ...(object ? [sql`object = ${object}`] : []),
      ...(key ? [sql`object_key = ${key}`] : []),
      ...(act ? [act === 'export' ? isFile : sql`act = ${act} and not ${isFile}`] : []),
      ...(from ? [sql`at >= ${new Date(from)}`] : []),
      ...(to ? [sql`at < ${new Date(to)}`] : []),
    ],
    ' and ',
    'true',
  );
}

function present(row: Row): AuditEntry {
  const { at, actor_kind, actor_id, actor_name, object_key, ...rest } = row;
  return {
    ...rest,
    act: row.object === EXPORT ? 'export' : row.act,
    at: at.toISOString(),
    actor: { kind: actor_kind, id: actor_id, name: actor_name },
    key: object_key,
  };
}
