import type { Queryable, Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';

/** That a member of staff takes nobody for now. */
export interface StaffPause {
  staff: string;
  until: Date | null;
  reason: string | null;
  by: string;
  at: Date;
}

/**
 * The member is taken out of all codes until then, or until somebody ends it; what was said before is replaced.
 * @throws HetangError `contact/past-date`.
 */
export async function pauseStaff(tx: Tx, pause: StaffPause): Promise<void> {
  const { staff, until, reason, by, at } = pause;
  if (until !== null && until <= at) throw new HetangError('contact/past-date', { at: until.toISOString() });
  await tx.run(sql`
    insert into staff_pause (staff, until, reason, set_by, at)
    values (${staff}, ${until}, ${reason}, ${by}, ${at})
    on conflict (staff) do update
      set until = excluded.until, reason = excluded.reason, set_by = excluded.set_by, at = excluded.at`);
}

/** The member takes people again; nothing happens when they did all along. */
export async function resumeStaff(tx: Tx, staff: string): Promise<void> {
  await tx.run(sql`delete from staff_pause where staff = ${staff}`);
}

/** Who takes nobody now, by staff key. */
export async function readPauses(db: Queryable, now: Date): Promise<Map<string, StaffPause>> {
  const rows = await db.rows<{
    staff: string;
    until: Date | null;
    reason: string | null;
    set_by: string;
    at: Date;
  }>(sql`select staff, until, reason, set_by, at from staff_pause where until is null or until > ${now}`);
  return new Map(rows.map(({ set_by, ...row }) => [row.staff, { ...row, by: set_by }]));
}
