import type { Queryable } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/sql.ts';

interface PlanVersion {
  version: number;
  plan: string;
  appliedAt: Date;
  by: string;
  /** How many definitions changed. */
  changes: number;
}

/** Applied versions, newest first. */
export async function planHistory(db: Queryable, limit = 100): Promise<PlanVersion[]> {
  const rows = await db.rows<{
    version: number;
    plan: string;
    applied_at: Date;
    applied_by: string;
    changes: number;
  }>(
    sql`select version, plan, applied_at, applied_by, changes from plan_version order by version desc limit ${limit}`,
  );
  return rows.map((row) => ({
    version: row.version,
    plan: row.plan,
    appliedAt: row.applied_at,
    by: row.applied_by,
    changes: row.changes,
  }));
}
