import type { PlanVersion as Presented } from '@hetang/contract/http/plan';
import type { Queryable } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/sql.ts';

export interface PlanVersion {
  version: number;
  plan: string;
  appliedAt: Date;
  by: string;
  /** How many definitions changed. */
  changes: number;
  /** Why, in the words of who applied it. */
  message: string;
}

/** Applied versions, newest first. */
export async function planHistory(db: Queryable, limit = 100): Promise<PlanVersion[]> {
  const rows = await db.rows<{
    version: number;
    plan: string;
    applied_at: Date;
    applied_by: string;
    changes: number;
    message: string;
  }>(sql`
    select version, plan, applied_at, applied_by, changes, message
    from plan_version order by version desc limit ${limit}`);
  return rows.map((row) => ({
    version: row.version,
    plan: row.plan,
    appliedAt: row.applied_at,
    by: row.applied_by,
    changes: row.changes,
    message: row.message,
  }));
}

/** A version as it travels. */
export function presentVersion({ version, appliedAt, by, changes, message }: PlanVersion): Presented {
  return { version, appliedAt: appliedAt.toISOString(), by, changes, message };
}
